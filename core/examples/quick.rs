fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let limits = roicm::Limits::default();
    let time = |name: &str, f: &mut dyn FnMut()| {
        let n = 200;
        for _ in 0..20 {
            f()
        }
        let t = std::time::Instant::now();
        for _ in 0..n {
            f()
        }
        println!("{name} {:?}", t.elapsed() / n);
    };
    let doc = roicm::Document::parse(text.as_bytes(), None, &limits).unwrap();
    let model = doc.model(&limits).unwrap();
    time("document", &mut || {
        roicm::Document::parse(text.as_bytes(), None, &limits).unwrap();
    });
    time("model", &mut || {
        doc.model(&limits).unwrap();
    });
    time("evaluate", &mut || {
        model.evaluate().unwrap();
    });
    time("clone", &mut || {
        let _ = model.scenario().clone();
    });
}
