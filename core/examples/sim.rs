//! scratch
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let text = std::fs::read_to_string(&a[1]).unwrap();
    let model = roicm::Model::parse(&text).unwrap();
    let t = std::time::Instant::now();
    let r =
        roicm::SimulateRequest { trials: a[2].parse().unwrap(), threads: a[3].parse().unwrap(), ..Default::default() };
    let s = model.simulate(&r).unwrap();
    eprintln!("{:?}", t.elapsed());
    println!("{}", serde_json::to_string_pretty(&s).unwrap());
}
