fn main() {
    let t = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let m = roicm::Model::parse(&t).unwrap();
    println!("{}", serde_json::to_string_pretty(&m.evaluate().unwrap()).unwrap());
}
