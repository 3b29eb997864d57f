//! Values read into types: what fits, and what is refused with its path.
#![forbid(unsafe_code)]

use playground_modules_types::{Value, from_value, to_value};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Boat {
    name: String,
    position: [f32; 2],
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
fn written_values_are_read_back() {
    for cargo in [
        Cargo::Empty,
        Cargo::Coal(u64::MAX),
        Cargo::Grain { sacks: 3 },
    ] {
        let boat = Boat {
            name: "Ariel".into(),
            position: [1.5, -2.0],
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
fn unknown_fields_are_ignored() {
    let nested = Value::Struct(vec![("deep".into(), Value::List(vec![text("er")]))]);
    assert_eq!(
        from_value::<Boat>(boat("keel", nested)),
        Ok(Boat::default())
    );
}

#[test]
fn numbers_of_any_width_are_read() {
    let position = Value::List(vec![Value::Int(3), Value::F64(0.5)]);
    let read = from_value::<Boat>(boat("position", position)).expect("numbers");
    assert_eq!(read.position, [3.0, 0.5]);
    let sails = Value::List(vec![Value::F32(4.0), Value::Int(5)]);
    let read = from_value::<Boat>(boat("sails", sails)).expect("whole numbers");
    assert_eq!(read.sails, [4, 5]);
}

#[test]
fn maps_with_text_keys_are_read_as_structs() {
    let map = Value::Map(vec![
        (text("name"), text("Cutty")),
        (text("anchored"), Value::Bool(true)),
    ]);
    let read = from_value::<Boat>(map).expect("names and values");
    assert_eq!((read.name.as_str(), read.anchored), ("Cutty", true));
}

#[test]
fn an_item_too_many_is_refused() {
    let three = Value::List([1.0, 2.0, 3.0].map(Value::F32).into());
    let message = refusal("position", three);
    assert!(
        message.contains("position") && message.contains('3'),
        "{message}"
    );
}

#[test]
fn errors_name_the_field() {
    for (field, value) in [
        ("name", Value::Int(1)),
        ("position", Value::List(vec![Value::F32(1.0)])),
        ("position", text("here")),
        ("sails", Value::List(vec![Value::Int(300)])),
        ("sails", Value::F32(0.5)),
        ("anchored", Value::Int(1)),
        ("cargo", text("Gold")),
        ("pilot", Value::List(vec![Value::Int(1)])),
    ] {
        let message = refusal(field, value);
        assert!(message.contains(field), "{field}: {message}");
    }
}
