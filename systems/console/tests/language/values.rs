//! Values in RON.

use crate::rig::{id, parse, variant};
use playground_base::Value;
use playground_core_ui::EditorCommand;

fn set(value: Value) -> EditorCommand {
    EditorCommand::Set {
        entities: vec![id(3)],
        path: "Light.kind".into(),
        value,
        gesture: 0,
    }
}

#[test]
fn values_are_parsed_as_ron() {
    let number = |value| Value::Int(value);
    let cases = [
        ("-4", number(-4)),
        ("0xff", number(255)),
        ("1_000", number(1000)),
        ("18446744073709551615", Value::UInt(u64::MAX)),
        ("1.5", Value::F64(1.5)),
        ("-.5e2", Value::F64(-50.0)),
        ("-inf", Value::F64(f64::NEG_INFINITY)),
        ("true", Value::Bool(true)),
        ("()", Value::Unit),
        ("\"a \\\"b\\\", c\\n\"", Value::Text("a \"b\", c\n".into())),
        ("r#\"a \"b\" c\"#", Value::Text("a \"b\" c".into())),
        ("'x'", Value::Text("x".into())),
        ("[1, 2,]", Value::List(vec![number(1), number(2)])),
        (
            "(1, (2, 3))",
            Value::List(vec![number(1), Value::List(vec![number(2), number(3)])]),
        ),
        (
            "(x: 1, name: \"a:b\")",
            Value::Struct(vec![
                ("x".into(), number(1)),
                ("name".into(), Value::Text("a:b".into())),
            ]),
        ),
        ("Spot", variant("Spot", Value::Unit)),
        ("Circle(2)", variant("Circle", number(2))),
        (
            "Line(2, 3)",
            variant("Line", Value::List(vec![number(2), number(3)])),
        ),
        (
            "Box(x: 2)",
            variant("Box", Value::Struct(vec![("x".into(), number(2))])),
        ),
        ("None", Value::Option(None)),
        ("Some(2)", Value::Option(Some(Box::new(number(2))))),
        (
            "Some((2, 3))",
            Value::Option(Some(Box::new(Value::List(vec![number(2), number(3)])))),
        ),
        (
            "{\"a\": 1}",
            Value::Map(vec![(Value::Text("a".into()), number(1))]),
        ),
    ];
    for (text, value) in cases {
        let line = format!("set 3 Light.kind {text}");
        assert_eq!(parse(&line), Ok(Some(set(value))), "{line}");
    }
}

#[test]
fn nan_is_parsed_as_a_value() {
    let command = parse("set 3 Light.kind NaN");
    let Ok(Some(EditorCommand::Set {
        value: Value::F64(number),
        ..
    })) = command
    else {
        panic!("{command:?}");
    };
    assert!(number.is_nan());
}
