//! Values read into types: what fits, and what is refused with its place.
#![forbid(unsafe_code)]

use playground_modules_types::{Value, from_value, to_value};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Boat {
    name: String,
    place: [f32; 2],
    sails: Vec<u8>,
    anchored: bool,
    cargo: Cargo,
    pilot: Option<(i32, f64)>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
enum Cargo {
    #[default]
    Empty,
    Coal(u64),
    Grain {
        sacks: u16,
    },
}

fn boat(field: &str, value: Value) -> Value {
    Value::Struct(vec![(field.into(), value)])
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn refusal(field: &str, value: Value) -> String {
    let read = from_value::<Boat>(boat(field, value));
    read.expect_err("it must not fit").to_string()
}

#[test]
fn what_was_written_is_read_again() {
    for cargo in [
        Cargo::Empty,
        Cargo::Coal(u64::MAX),
        Cargo::Grain { sacks: 3 },
    ] {
        let boat = Boat {
            name: "Ariel".into(),
            place: [1.5, -2.0],
            sails: vec![1, 2, 3],
            anchored: true,
            cargo,
            pilot: Some((-7, 0.25)),
        };
        let value = to_value(&boat).expect("it is plain data");
        assert_eq!(from_value::<Boat>(value), Ok(boat));
    }
}

#[test]
fn a_field_that_the_type_does_not_have_is_passed_over_whatever_it_holds() {
    let nested = Value::Struct(vec![("deep".into(), Value::List(vec![text("er")]))]);
    assert_eq!(
        from_value::<Boat>(boat("keel", nested)),
        Ok(Boat::default())
    );
}

#[test]
fn numbers_are_read_whatever_width_they_were_kept_in() {
    let place = Value::List(vec![Value::Int(3), Value::F64(0.5)]);
    let read = from_value::<Boat>(boat("place", place)).expect("numbers");
    assert_eq!(read.place, [3.0, 0.5]);
    let sails = Value::List(vec![Value::F32(4.0), Value::Int(5)]);
    let read = from_value::<Boat>(boat("sails", sails)).expect("whole numbers");
    assert_eq!(read.sails, [4, 5]);
}

#[test]
fn a_map_with_names_is_read_as_a_struct() {
    let map = Value::Map(vec![
        (text("name"), text("Cutty")),
        (text("anchored"), Value::Bool(true)),
    ]);
    let read = from_value::<Boat>(map).expect("names and values");
    assert_eq!((read.name.as_str(), read.anchored), ("Cutty", true));
}

#[test]
fn an_item_too_many_is_refused_and_not_dropped() {
    let three = Value::List([1.0, 2.0, 3.0].map(Value::F32).into());
    let said = refusal("place", three);
    assert!(said.contains("place") && said.contains('3'), "{said}");
}

#[test]
fn what_does_not_fit_is_named_with_its_field() {
    for (field, value) in [
        ("name", Value::Int(1)),
        ("place", Value::List(vec![Value::F32(1.0)])),
        ("place", text("here")),
        ("sails", Value::List(vec![Value::Int(300)])),
        ("sails", Value::F32(0.5)),
        ("anchored", Value::Int(1)),
        ("cargo", text("Gold")),
        ("pilot", Value::List(vec![Value::Int(1)])),
    ] {
        let said = refusal(field, value);
        assert!(said.contains(field), "{field}: {said}");
    }
}
