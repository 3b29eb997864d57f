//! Values into types, and what does not fit.
#![forbid(unsafe_code)]

use glam::Vec3;
use playground_modules_types::{Value, from_value, to_value};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Deserialize)]
struct Placement {
    translation: Vec3,
    shape: Shape,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Shape {
    Box(f32, f32),
    Path(Vec<f32>),
}

fn numbers(numbers: &[f64]) -> Value {
    Value::List(numbers.iter().map(|number| Value::F64(*number)).collect())
}

fn placement(translation: &[f64], shape: &str, sizes: Value) -> Result<Placement, String> {
    let shape = Value::Variant(shape.into(), Box::new(sizes));
    let fields = [("translation", numbers(translation)), ("shape", shape)];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    from_value(Value::Struct(fields.into())).map_err(|error| error.to_string())
}

#[test]
fn a_list_of_another_length_names_the_field_and_both_lengths() {
    let box_of = |sizes: &[f64]| placement(&[1.0, 2.0, 3.0], "Box", numbers(sizes));
    let at = |position: &[f64]| placement(position, "Box", numbers(&[1.0, 2.0]));
    let cases = [
        (at(&[1.0, 2.0, 3.0, 4.0]), "translation: ", ["4", "3"]),
        (at(&[1.0, 2.0]), "translation: ", ["2", "3"]),
        (box_of(&[1.0, 2.0, 3.0]), "shape: ", ["3", "2"]),
        (box_of(&[1.0]), "shape: ", ["1", "2"]),
    ];
    for (read, field, lengths) in cases {
        let error = read.expect_err("the length is wrong");
        assert!(error.starts_with(field), "{error}");
        for length in lengths {
            assert!(error.contains(length), "{error} says {length}");
        }
    }
}

#[test]
fn a_list_that_fits_is_read_whole() {
    let expected = |shape| Placement {
        translation: Vec3::new(1.0, 2.0, 3.0),
        shape,
    };
    let position = [1.0, 2.0, 3.0];
    assert_eq!(
        placement(&position, "Box", numbers(&[4.0, 5.0])),
        Ok(expected(Shape::Box(4.0, 5.0)))
    );
    assert_eq!(
        placement(&position, "Path", numbers(&[4.0; 7])),
        Ok(expected(Shape::Path(vec![4.0; 7])))
    );
}

#[derive(Serialize)]
struct Level<T>(T);

#[test]
fn the_field_0_of_a_struct_of_one_value_is_that_value() {
    let value = |of: Result<Value, _>| of.expect("it is data");
    let cases = [
        (value(to_value(&Level(3_u32))), Value::UInt(3)),
        (value(to_value(&Level("deep"))), Value::Text("deep".into())),
        (
            value(to_value(&Level(Some(true)))),
            value(to_value(&Some(true))),
        ),
        (value(to_value(&Level(None::<u8>))), Value::Option(None)),
    ];
    for (mut level, expected) in cases {
        assert_eq!(level.at("0"), Ok(&expected));
        assert_eq!(level.at_mut("0"), Ok(&mut expected.clone()));
    }
}

#[test]
fn the_step_0_into_elements_is_the_first_of_them() {
    let list = numbers(&[4.0, 5.0]);
    let circle = Value::Variant("Box".to_owned(), Box::new(list.clone()));
    for value in [list, circle] {
        assert_eq!(value.at("0"), Ok(&Value::F64(4.0)));
    }
    let playing = Value::Variant("Playing".to_owned(), Box::default());
    assert_eq!(playing.at("0"), Ok(&playing));
    numbers(&[]).at("0").expect_err("there is no element");
    numbers(&[1.0])
        .at("0.1")
        .expect_err("a number has one value");
}
