fn main() {
    let (s, d) = newsgraph::schema::Schema::load(None).unwrap();
    for d in d {
        println!("{d}");
    }
    for d in newsgraph::pipeline::check_rules(&s) {
        println!("{d}");
    }
}
