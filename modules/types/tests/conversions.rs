//! Values in the shape of other types, and what has no place there.
#![forbid(unsafe_code)]

use playground_modules_types::{
    Conversion, FieldDescription, FieldKind, Leftover, Value, VariantDescription,
};

const fn integer(signed: bool, bits: u32) -> FieldKind {
    FieldKind::Integer { signed, bits }
}

const fn field(name: &'static str, kind: FieldKind) -> FieldDescription {
    FieldDescription {
        name,
        former_names: &["before"],
        doc: "",
        unit: "",
        min: None,
        max: None,
        step: None,
        hidden: false,
        only: None,
        asset: None,
        kind,
    }
}

const fn variant(name: &'static str, kind: Option<FieldKind>) -> VariantDescription {
    VariantDescription {
        name,
        doc: "",
        kind,
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn of_variant(name: &str, data: Value) -> Value {
    Value::Variant(name.to_owned(), Box::new(data))
}

fn some(value: Value) -> Value {
    Value::Option(Some(Box::new(value)))
}

fn list(items: &[Value]) -> Value {
    Value::List(items.to_vec())
}

fn fields(fields: &[(&str, Value)]) -> Value {
    let owned = |(name, value): &(&str, Value)| ((*name).to_owned(), value.clone());
    Value::Struct(fields.iter().map(owned).collect())
}

const U8: FieldKind = integer(false, 8);
const U32: FieldKind = integer(false, 32);
const U64: FieldKind = integer(false, 64);
const I8: FieldKind = integer(true, 8);
const I64: FieldKind = integer(true, 64);
const F32: FieldKind = FieldKind::F32;
const F64: FieldKind = FieldKind::F64;
const MAYBE: FieldKind = FieldKind::Option(&FieldKind::F32);
const SEVERAL: FieldKind = FieldKind::List(&FieldKind::F32);
const ONE: FieldKind = FieldKind::Struct(&[field("now", FieldKind::F32)]);
const SPEED: FieldKind = FieldKind::Enum(&[
    variant("Free", None),
    variant("Fixed", Some(FieldKind::F32)),
]);
const MODE: FieldKind = FieldKind::Enum(&[variant("Free", None), variant("Fixed", Some(MAYBE))]);

#[test]
fn values_take_the_shape_of_the_new_type() {
    let two = || Value::F32(2.0);
    let cases = [
        // Numbers of all widths.
        (Value::Int(-128), I8, Value::Int(-128)),
        (Value::UInt(127), I8, Value::Int(127)),
        (Value::F32(255.0), U8, Value::UInt(255)),
        (Value::Int(3), U64, Value::UInt(3)),
        (Value::UInt(u64::MAX), U64, Value::UInt(u64::MAX)),
        (Value::F64(-4.0), I64, Value::Int(-4)),
        (Value::Int(-3), F32, Value::F32(-3.0)),
        (Value::UInt(3), F64, Value::F64(3.0)),
        (Value::F32(0.5), F64, Value::F64(0.5)),
        (Value::F64(0.5), F32, Value::F32(0.5)),
        (Value::F64(f64::INFINITY), F32, Value::F32(f32::INFINITY)),
        // Bools and text.
        (Value::Bool(true), U32, Value::UInt(1)),
        (Value::Bool(true), F32, Value::F32(1.0)),
        (Value::Int(0), FieldKind::Bool, Value::Bool(false)),
        (Value::F32(1.0), FieldKind::Bool, Value::Bool(true)),
        (text("true"), FieldKind::Bool, Value::Bool(true)),
        (text("3.5"), F32, Value::F32(3.5)),
        (text(" 7 "), U8, Value::UInt(7)),
        (Value::UInt(3), FieldKind::Text, text("3")),
        (Value::F32(0.25), FieldKind::Text, text("0.25")),
        (Value::Bool(true), FieldKind::Text, text("true")),
        (Value::UInt(9), FieldKind::Entity, Value::UInt(9)),
        // Options and lists of one.
        (two(), MAYBE, some(two())),
        (Value::UInt(2), MAYBE, some(two())),
        (some(two()), F32, two()),
        (some(some(two())), MAYBE, some(two())),
        (Value::Option(None), MAYBE, Value::Option(None)),
        (two(), SEVERAL, list(&[two()])),
        (list(&[two()]), F32, two()),
        (some(two()), SEVERAL, list(&[two()])),
        (list(&[two()]), MAYBE, some(two())),
        (Value::Option(None), SEVERAL, list(&[])),
        (list(&[]), MAYBE, Value::Option(None)),
        (
            list(&[Value::Int(1), Value::UInt(2)]),
            SEVERAL,
            list(&[Value::F32(1.0), two()]),
        ),
        (
            list(&[Value::Int(1), Value::Int(2)]),
            FieldKind::Vector(2),
            list(&[Value::F32(1.0), two()]),
        ),
        // Structs of one field, and fields by their former names.
        (two(), ONE, fields(&[("now", two())])),
        (fields(&[("x", two())]), F32, two()),
        (
            fields(&[("before", Value::Int(2))]),
            ONE,
            fields(&[("now", two())]),
        ),
        (list(&[fields(&[("x", two())])]), MAYBE, some(two())),
        // Variants by their names, and the only one that takes the data.
        (
            of_variant("Fixed", Value::Int(2)),
            SPEED,
            of_variant("Fixed", two()),
        ),
        (
            of_variant("Fixed", two()),
            MODE,
            of_variant("Fixed", some(two())),
        ),
        (two(), SPEED, of_variant("Fixed", two())),
        (text("Free"), SPEED, of_variant("Free", Value::Unit)),
        (
            of_variant("Free", Value::Unit),
            FieldKind::Text,
            text("Free"),
        ),
    ];
    for (value, kind, expected) in cases {
        let mut conversion = Conversion::default();
        let converted = conversion.convert(&value, &kind);
        assert_eq!(converted, Some(expected), "{value:?} as {kind:?}");
        assert_eq!(conversion.left, [], "{value:?}");
        assert_eq!(conversion.rounded, 0, "{value:?}");
    }
}

#[test]
fn what_has_no_place_is_left_over_with_a_reason() {
    let cases = [
        (Value::Int(-1), U8, "-1 is not between 0 and 255"),
        (Value::UInt(256), U8, "256 is not between 0 and 255"),
        (Value::UInt(128), I8, "128 is not between -128 and 127"),
        (Value::UInt(u64::MAX), I64, "is not between"),
        (
            Value::F64(1e30),
            U64,
            "1000000000000000000000000000000 is no whole number",
        ),
        (Value::F32(2.5), U32, "2.5 is no whole number"),
        (Value::F32(f32::NAN), U32, "NaN is no whole number"),
        (Value::F64(1e300), F32, "1e300 is too large for f32"),
        (Value::Int(2), FieldKind::Bool, "2 does not become bool"),
        (text("three"), F32, "\"three\" does not become f32"),
        (text("300"), U8, "300 is not between 0 and 255"),
        (
            of_variant("Gone", Value::Unit),
            SPEED,
            "there is no variant Gone",
        ),
        (
            of_variant("Free", Value::Int(1)),
            SPEED,
            "the variant Free has no data any more",
        ),
        (
            of_variant("Fixed", Value::Unit),
            SPEED,
            "the variant Fixed has data",
        ),
        (Value::Bool(true), SPEED, "true is no variant of it"),
        (Value::Option(None), F32, "there is no value"),
        (
            list(&[Value::Int(1), Value::Int(2)]),
            F32,
            "a list does not become f32",
        ),
        (list(&[]), F32, "a list does not become f32"),
        (
            list(&[Value::Int(1)]),
            FieldKind::Vector(3),
            "does not become a vector of 3",
        ),
        (
            list(&[Value::Int(1), text("x")]),
            SEVERAL,
            "\"x\" does not become f32",
        ),
    ];
    for (value, kind, reason) in cases {
        let mut conversion = Conversion::default();
        assert_eq!(conversion.convert(&value, &kind), None, "{value:?}");
        let [left] = conversion.left.as_slice() else {
            panic!("{value:?}: {:?}", conversion.left);
        };
        assert_eq!(left.path, "");
        assert_eq!(format!("{:?}", left.value), format!("{value:?}"));
        assert!(left.reason.contains(reason), "{value:?}: {}", left.reason);
    }
}

#[test]
fn only_the_innermost_field_that_does_not_fit_is_left_over() {
    const SPRING: FieldKind = FieldKind::Struct(&[field("length", U8), field("damping", F32)]);
    const SHIP: FieldKind = FieldKind::Struct(&[
        field("speed", F64),
        field("spring", FieldKind::Option(&SPRING)),
        field("springs", FieldKind::List(&SPRING)),
    ]);
    let spring = |length: i64| fields(&[("length", Value::Int(length)), ("stiffness", text("s"))]);
    let ship = fields(&[
        ("speed", Value::F32(1.5)),
        ("label", text("A")),
        ("spring", spring(300)),
        ("springs", list(&[spring(1), spring(2)])),
    ]);
    let mut conversion = Conversion::default();
    let converted = conversion.convert(&ship, &SHIP);
    let short = |length: u64| fields(&[("length", Value::UInt(length))]);
    let expected = fields(&[
        ("speed", Value::F64(1.5)),
        ("spring", some(fields(&[]))),
        ("springs", list(&[short(1), short(2)])),
    ]);
    assert_eq!(converted, Some(expected));
    let left = |Leftover { path, value, .. }: &Leftover| (path.clone(), value.clone());
    let left: Vec<(String, Value)> = conversion.left.iter().map(left).collect();
    let expected = [
        ("spring.length", Value::Int(300)),
        ("spring.stiffness", text("s")),
        ("springs.0.stiffness", text("s")),
        ("springs.1.stiffness", text("s")),
        ("label", text("A")),
    ];
    assert_eq!(left, expected.map(|(path, value)| (path.to_owned(), value)));
    let at = |path: &str| SHIP.at(path).map(|(kind, path)| (kind.words(), path));
    let found = |kind: &str, path: &str| Some((kind.to_owned(), path.to_owned()));
    assert_eq!(at("springs.1.length"), found("u8", "springs.1.length"));
    assert_eq!(at("spring.before"), found("u8", "spring.length"));
    assert_eq!(at("spring.stiffness"), None);
}

#[test]
fn variant_that_becomes_its_content_leaves_its_name_over() {
    const CIRCLE: FieldKind = FieldKind::Enum(&[variant("Circle", Some(U32))]);
    const SHAPE: FieldKind =
        FieldKind::Enum(&[variant("Circle", Some(U32)), variant("Square", Some(U32))]);
    const SIZE: FieldKind = FieldKind::Struct(&[field("size", U32)]);
    const OF_ONE: FieldKind = FieldKind::Struct(&[field("size", CIRCLE)]);
    const OF_SHAPE: FieldKind = FieldKind::Struct(&[field("size", SHAPE)]);
    const SIZES: FieldKind = FieldKind::List(&U32);
    const BOX: FieldKind = FieldKind::Struct(&[field("size", U32), field("depth", U32)]);
    let circle = || of_variant("Circle", Value::Int(2));
    let size = || fields(&[("size", circle())]);
    let two = || fields(&[("size", Value::UInt(2))]);
    for (value, to, former, converted, left) in [
        (circle(), U32, None, Value::UInt(2), &[""][..]),
        (circle(), U32, Some(SHAPE), Value::UInt(2), &[""]),
        (circle(), U32, Some(CIRCLE), Value::UInt(2), &[]),
        (circle(), FieldKind::Text, None, text("2"), &[""]),
        (size(), SIZE, None, two(), &["size"]),
        (size(), SIZE, Some(OF_SHAPE), two(), &["size"]),
        (size(), SIZE, Some(OF_ONE), two(), &[]),
        (
            list(&[circle(), Value::Int(3)]),
            SIZES,
            None,
            list(&[Value::UInt(2), Value::UInt(3)]),
            &["0"],
        ),
        (
            circle(),
            FieldKind::Option(&SHAPE),
            None,
            some(of_variant("Circle", Value::UInt(2))),
            &[],
        ),
    ] {
        let mut conversion = former.as_ref().map(Conversion::from_kind);
        let conversion = conversion.get_or_insert_default();
        assert_eq!(
            conversion.convert(&value, &to),
            Some(converted),
            "{value:?}"
        );
        let paths = conversion.left.iter().map(|left| left.path.as_str());
        assert_eq!(paths.collect::<Vec<_>>(), left, "{value:?} from {former:?}");
        for left in &conversion.left {
            assert_eq!(left.value, circle());
            assert!(left.reason.contains("Circle"), "{}", left.reason);
        }
    }
    // What of the content does not fit is part of the variant; of the only one it stands alone.
    let round = || {
        of_variant(
            "Circle",
            fields(&[("size", Value::Int(2)), ("name", text("r"))]),
        )
    };
    for (former, path, left) in [(SHAPE, "", round()), (CIRCLE, "name", text("r"))] {
        let mut conversion = Conversion::from_kind(&former);
        assert_eq!(conversion.convert(&round(), &BOX), Some(two()));
        let [only] = conversion.left.as_slice() else {
            panic!("{:?}", conversion.left);
        };
        assert_eq!((only.path.as_str(), &only.value), (path, &left));
    }
}

#[test]
fn numbers_that_are_stored_less_exactly_are_counted() {
    for (value, kind, rounded) in [
        (Value::F64(0.1), F32, 1),
        (Value::UInt((1 << 24) + 1), F32, 1),
        (Value::UInt(1 << 24), F32, 0),
        (Value::UInt(u64::MAX), F64, 1),
        (Value::Int(1 << 53), F64, 0),
        (Value::F32(0.1), F64, 0),
        (Value::F64(f64::NAN), F32, 0),
        (list(&[Value::F64(0.1), Value::F64(0.3)]), SEVERAL, 2),
    ] {
        let mut conversion = Conversion::default();
        assert!(conversion.convert(&value, &kind).is_some(), "{value:?}");
        assert_eq!(conversion.rounded, rounded, "{value:?} as {kind:?}");
    }
}
