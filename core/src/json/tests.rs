use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Serialize;

use super::written;

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Newtype(u8);

#[derive(Serialize)]
struct Pair(u8, char);

#[derive(Serialize)]
struct Inner {
    value: f64,
    left_out: Option<bool>,
}

#[derive(Serialize)]
struct Outer {
    #[serde(flatten)]
    inner: Inner,
    rest: Vec<Any>,
    small: f32,
}

#[derive(Serialize)]
enum Any {
    Unit,
    Newtype(i64),
    Tuple(u128, String),
    Struct { name: &'static str, bytes: Vec<u8> },
}

fn agrees(value: &impl Serialize) {
    assert_eq!(written(value), serde_json::to_string(value).unwrap());
}

#[test]
fn every_kind_of_value_is_written_as_serde_json_writes_it() {
    agrees(&(Unit, Newtype(1), Pair(2, '"'), (), None::<u8>, Some(true), -3_i8));
    agrees(&Outer {
        inner: Inner { value: 0.1, left_out: None },
        rest: vec![
            Any::Unit,
            Any::Newtype(i64::MIN),
            Any::Tuple(u128::MAX, "a".to_owned()),
            Any::Struct { name: "b", bytes: vec![1, 2] },
        ],
        small: 0.1,
    });
    agrees(&(Vec::<u8>::new(), BTreeMap::<String, u8>::new(), BTreeMap::from([(7_u32, "seven"), (8, "eight")])));
}

#[test]
fn every_character_is_written_as_serde_json_writes_it() {
    agrees(&('\0'..'\u{100}').chain(['\u{2028}', '渐', '\u{1f600}']).collect::<String>());
}

proptest! {
    #[test]
    fn numbers_and_texts_are_written_as_serde_json_writes_them(
        bits in any::<u64>(),
        small in any::<f32>(),
        whole in any::<i64>(),
        characters in prop::collection::vec(any::<char>(), 0..20),
    ) {
        agrees(&(f64::from_bits(bits), small, whole, whole as f64));
        agrees(&characters.into_iter().collect::<String>());
    }
}
