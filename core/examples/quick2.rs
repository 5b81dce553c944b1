fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let model = roicm::Model::parse(&text).unwrap();
    for _ in 0..4000 {
        model.evaluate().unwrap();
    }
}
