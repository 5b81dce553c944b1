fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let t = std::time::Instant::now();
    let model = match roicm::Model::parse(&text) {
        Ok(m) => m,
        Err(e) => {
            println!("{e}");
            return;
        }
    };
    let t1 = std::time::Instant::now();
    let ev = model.evaluate();
    let t2 = std::time::Instant::now();
    let ev = match ev {
        Ok(m) => m,
        Err(e) => {
            println!("{e}");
            return;
        }
    };
    println!("parse {:?} evaluate {:?}", t1 - t, t2 - t1);
    println!("{:?}", ev.today.results);
    for r in &ev.ranking {
        println!("{} {}", r.option, r.net_present_value);
        if let Some(o) = ev.options.get(&r.option) {
            println!("{}", serde_json::to_string(&o.results).unwrap());
            println!("{:?}", o.internal_rate_of_return);
        }
    }
    for n in &ev.notices {
        println!("{n}");
    }
    let t = std::time::Instant::now();
    let ev = model
        .evaluate_with({
            let mut r = roicm::EvaluateRequest::default();
            r.would_need = true;
            r
        })
        .unwrap();
    println!("would need {:?}", t.elapsed());
    for (id, c) in &ev.claims {
        println!("{id} {}", serde_json::to_string(&c).unwrap());
    }
    if let Some(r) = std::env::args().nth(2) {
        let e = model.explain(&r).unwrap();
        for d in &e.definitions {
            println!("{} = {}\n   = {}\n   = {} {}", d.name, d.formula, d.substituted, d.value, d.unit);
        }
    }
}
