//! Values of another kind than the type has.
#![forbid(unsafe_code)]

use glam::Vec3;
use playground_modules_types::{Value, from_value};
use serde::Deserialize;

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Light {
    on: bool,
    count: u32,
    power: f32,
    position: Vec3,
    mode: Mode,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
enum Mode {
    #[default]
    Off,
    Blink {
        times: u8,
    },
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn with(field: &str, value: Value) -> Result<Light, String> {
    let fields = vec![(field.to_owned(), value)];
    from_value(Value::Struct(fields)).map_err(|error| error.to_string())
}

#[test]
fn a_value_of_another_kind_names_field_and_both_kinds() {
    let blink = |data| Value::Variant("Blink".into(), Box::new(data));
    let cases = [
        (
            "on",
            Value::Int(1),
            "on: invalid type: integer `1`, expected a boolean",
        ),
        (
            "count",
            text("two"),
            "count: invalid type: string \"two\", expected u32",
        ),
        ("count", Value::F32(0.5), "count: 0.5 is no whole number"),
        (
            "count",
            Value::Int(-1),
            "count: invalid value: integer `-1`, expected u32",
        ),
        (
            "power",
            Value::Bool(true),
            "power: invalid type: boolean `true`, expected f32",
        ),
        (
            "power",
            Value::Option(None),
            "power: invalid type: Option value, expected f32",
        ),
        (
            "mode",
            blink(Value::Bool(true)),
            "mode: invalid type: boolean `true`, expected struct variant Mode::Blink",
        ),
    ];
    for (field, value, expected) in cases {
        assert_eq!(with(field, value), Err(expected.to_owned()));
    }
    let position = with("position", Value::Bool(true)).expect_err("no position");
    assert!(
        position.starts_with("position: invalid type: boolean `true`"),
        "{position}"
    );
    let light: Result<Light, _> = from_value(Value::Unit);
    let message = light.expect_err("no fields").to_string();
    assert_eq!(message, "invalid type: unit value, expected struct Light");
}

#[test]
fn numbers_convert_where_nothing_is_lost() {
    let count = |value| with("count", value).map(|light| light.count);
    assert_eq!(count(Value::F64(3.0)), Ok(3));
    assert_eq!(count(Value::Int(3)), Ok(3));
    assert_eq!(count(Value::UInt(3)), Ok(3));
    assert!(count(Value::UInt(u64::MAX)).is_err());
    let whole: u64 = from_value(Value::UInt(u64::MAX)).expect("it fits");
    assert_eq!(whole, u64::MAX);
    assert_eq!(
        with("power", Value::Int(2)).map(|light| light.power),
        Ok(2.0)
    );
}

#[test]
fn a_struct_reads_from_a_map_and_ignores_unknown_keys() {
    let strange = Value::Map(vec![(
        Value::Int(1),
        Value::Variant("X".into(), Box::new(text("y"))),
    )]);
    let entries = vec![
        (text("strange"), strange),
        (text("count"), Value::UInt(4)),
        (
            Value::Variant("on".into(), Box::new(Value::Unit)),
            Value::Bool(true),
        ),
        (
            text("mode"),
            Value::Variant(
                "Blink".into(),
                Box::new(Value::Map(vec![(text("times"), Value::Int(2))])),
            ),
        ),
    ];
    let expected = Light {
        on: true,
        count: 4,
        mode: Mode::Blink { times: 2 },
        ..Light::default()
    };
    assert_eq!(from_value(Value::Map(entries)), Ok(expected));
    let wrong: Result<Light, _> = from_value(Value::Map(vec![(Value::Int(1), Value::Unit)]));
    let message = wrong.expect_err("no field is called 1").to_string();
    assert_eq!(
        message,
        "invalid type: integer `1`, expected the name of a field"
    );
}
