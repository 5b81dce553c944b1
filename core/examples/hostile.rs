use std::time::Instant;
fn main() {
    let limits = roicm::Limits::default();
    let n = 256 * 1024;
    let head = "schema_version=1\ncurrency=\"HKD\"\nhorizon_months=600\ndiscount_rate=0\n[workforce]\nheadcount=1\nhourly_cost=1\n";
    let fill = |unit: &dyn Fn(usize) -> String, start: &str, end: &str| {
        let mut s = start.to_owned();
        let mut i = 0;
        loop {
            let u = unit(i);
            if s.len() + u.len() + end.len() > n {
                break;
            }
            s += &u;
            i += 1;
        }
        s + end
    };
    let docs: Vec<(&str, String)> = vec![
        ("json [", "[".repeat(n)),
        ("json {a:[[...", format!("{{\"a\":{}", "[".repeat(n - 10))),
        ("json [[],[],", fill(&|_| "[],".into(), "{\"a\":[", "[]]}")),
        ("json unknown", fill(&|i| format!("\"k{i}\":1,"), "{", "\"z\":1}")),
        ("json dup", fill(&|_| "\"k\":1,".into(), "{", "\"z\":1}")),
        ("json strings", format!("{{\"name\":\"{}\"}}", "\\u0041".repeat(n / 6 - 10))),
        ("json number", format!("{{\"discount_rate\":{}}}", "1".repeat(n - 30))),
        ("json sample", fill(&|i| format!("{i},"), "{\"discount_rate\":{\"sample\":{\"values\":[", "1]}}}")),
        ("json sample bad", fill(&|_| "true,".into(), "{\"discount_rate\":{\"sample\":{\"values\":[", "1]}}}")),
        ("json losses", fill(&|i| format!("\"l{i}\":{{}},"), "{\"losses\":{", "\"z\":{}}}")),
        ("toml [", format!("a={}", "[".repeat(n - 10))),
        ("toml a=[[],", fill(&|_| "[],".into(), "a=[", "[]]")),
        ("toml a=[1,", fill(&|_| "1,".into(), "a=[", "1]")),
        ("toml unknown", fill(&|i| format!("k{i}=1\n"), "", "")),
        ("toml dup", fill(&|_| "k=1\n".into(), "", "")),
        ("toml dotted", fill(&|_| "a.".into(), "", "b=1")),
        ("toml tables", fill(&|i| format!("[t{i}]\n"), "", "")),
        ("toml losses", fill(&|i| format!("[losses.l{i}]\nevents_per_year=1\n"), head, "")),
        (
            "toml effects",
            fill(
                &|_| "{loss=\"x\",input=\"y\",set_to=1},".into(),
                &format!("{head}[losses.a]\nevents_per_year=1\n[options.o.steps.s]\neffects=["),
                "]",
            ),
        ),
        (
            "toml corr",
            fill(
                &|i| {
                    format!(
                        "[[correlations]]\nbetween=[\"losses.a.events_per_yea{i}\",\"losses.a.events_per_yeax\"]\nrank=0.1\n"
                    )
                },
                &format!("{head}[losses.a]\nevents_per_year=1\n"),
                "",
            ),
        ),
        ("toml garbage", "=".repeat(n)),
        ("toml quotes", "\"".repeat(n)),
        ("toml newlines junk", "x\n".repeat(n / 2)),
        ("toml inline", fill(&|i| format!("k{i}={{a=1}}\n"), "", "")),
        ("toml dotted many", fill(&|i| format!("a.b.c.d.e.f.k{i}=1\n"), "", "")),
        ("toml aot", fill(&|_| "[[correlations]]\n".into(), head, "")),
    ];
    for (name, doc) in docs {
        let t = Instant::now();
        let r = roicm::Document::parse(doc.as_bytes(), None, &limits).and_then(|d| d.model(&limits).map(|_| ()));
        let e = t.elapsed();
        let (count, first) = match &r {
            Err(p) => (p.as_slice().len(), p.as_slice()[0].to_string()),
            Ok(()) => (0, String::new()),
        };
        println!("{name:18} {:>9.2?} {count:4} {}", e, first.chars().take(110).collect::<String>().replace('\n', " "));
    }
}
