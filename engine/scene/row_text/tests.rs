use super::{RowReader, write_row};
use crate::scene::{RowFormat, parse_value, write_value};
use playground_base::{FieldDescription, FieldKind, VariantDescription};

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

const I8: FieldKind = FieldKind::Integer {
    signed: true,
    bits: 8,
};
const I64: FieldKind = FieldKind::Integer {
    signed: true,
    bits: 64,
};
const U32: FieldKind = FieldKind::Integer {
    signed: false,
    bits: 32,
};
const U64: FieldKind = FieldKind::Integer {
    signed: false,
    bits: 64,
};
const POINT: FieldKind =
    FieldKind::Struct(&[field("x", FieldKind::F32), field("y", FieldKind::F64)]);
const SHAPE: FieldKind = FieldKind::Enum(&[
    variant("Dot", None),
    variant("Round", Some(FieldKind::F32)),
    variant("Box", Some(FieldKind::Tuple(&[FieldKind::F32, U32]))),
    variant(
        "Named",
        Some(FieldKind::Struct(&[field("name", FieldKind::Text)])),
    ),
]);

/// The bytes of a text, when it is read to its end.
fn read(text: &str, kind: &FieldKind) -> Option<Vec<u8>> {
    let (mut reader, mut bytes) = (RowReader::new(text), Vec::new());
    reader.value(kind, &mut bytes)?;
    reader.is_at_end().then_some(bytes)
}

fn written(mut bytes: &[u8], kind: &FieldKind) -> Option<String> {
    let mut text = String::new();
    write_row(&mut bytes, kind, &mut text)?;
    bytes.is_empty().then_some(text)
}

#[test]
fn text_is_read_and_written_as_on_the_usual_way() {
    for (text, kind) in [
        ("true", FieldKind::Bool),
        ("-7", I8),
        ("-128", I8),
        ("-9223372036854775807", I64),
        ("300", U32),
        ("18446744073709551", U64),
        ("4294967297", FieldKind::Entity),
        ("0.0", FieldKind::F32),
        ("-0.0", FieldKind::F32),
        ("16777216.0", FieldKind::F32),
        ("-12.0", FieldKind::F32),
        ("0.1", FieldKind::F32),
        ("1e-7", FieldKind::F32),
        ("3.4028235e38", FieldKind::F32),
        ("inf", FieldKind::F32),
        ("-inf", FieldKind::F64),
        ("0.30000000000000004", FieldKind::F64),
        ("\"\"", FieldKind::Text),
        ("\"a \\\"b\\\" \\\\ \\n ü\"", FieldKind::Text),
        ("(1.0, 2.5, -3.0)", FieldKind::Vector(3)),
        ("(0.0, 0.0, 0.0, 1.0)", FieldKind::Rotation),
        ("(r: 1.0, g: 0.5, b: 0.25, a: 1.0)", FieldKind::Color),
        ("(x: 1.0, y: -2.5)", POINT),
        ("()", FieldKind::Struct(&[])),
        ("(1.0, 7)", FieldKind::Tuple(&[FieldKind::F32, U32])),
        (
            "[(x: 1.0, y: 2.0), (x: 3.0, y: 4.0)]",
            FieldKind::List(&POINT),
        ),
        ("[]", FieldKind::List(&U32)),
        ("None", FieldKind::Option(&U32)),
        ("Some(Some(3))", FieldKind::Option(&FieldKind::Option(&U32))),
        ("Dot", SHAPE),
        ("Round(1.5)", SHAPE),
        ("Box(1.0, 2)", SHAPE),
        ("Named(name: \"a\")", SHAPE),
    ] {
        let value = parse_value(text, &kind).expect(text);
        let mut usual = String::new();
        write_value(&value, &kind, &mut usual);
        assert_eq!(usual, text, "the editor writes it so");
        let bytes = read(text, &kind).expect(text);
        assert_eq!(written(&bytes, &kind).as_deref(), Some(text));
        let by_format = RowFormat::from(&kind).values(1, &bytes);
        assert_eq!(by_format, Some(vec![value]), "{text}");
        let spaced = text.replace(", ", " ,\n\t").replace('(', "( ");
        if !text.contains('"') {
            assert_eq!(read(&spaced, &kind), Some(bytes), "{spaced}");
        }
    }
}

#[test]
fn what_the_editor_does_not_write_is_left_to_the_usual_way() {
    for (text, kind) in [
        ("1", FieldKind::Bool),
        ("128", I8),
        ("-1", U32),
        ("4294967296", U32),
        ("1.0", U32),
        ("0x10", U32),
        ("1_000", U32),
        ("18446744073709551616", U64),
        ("NaN", FieldKind::F32),
        ("1.", FieldKind::F32),
        (".5", FieldKind::F32),
        ("1.0.0", FieldKind::F32),
        ("1e", FieldKind::F32),
        ("\"\\t\"", FieldKind::Text),
        ("\"", FieldKind::Text),
        ("r\"a\"", FieldKind::Text),
        ("(1.0, 2.0)", FieldKind::Vector(3)),
        ("(1.0, 2.0, 3.0, 4.0)", FieldKind::Vector(3)),
        ("(y: 1.0, x: 2.0)", POINT),
        ("(x: 1.0)", POINT),
        ("(x: 1.0, y: 2.0, z: 3.0)", POINT),
        ("(before: 1.0, y: 2.0)", POINT),
        ("(x: 1.0, y: 2.0", POINT),
        ("(x: 1.0 /* one */, y: 2.0)", POINT),
        ("Point(x: 1.0, y: 2.0)", POINT),
        ("Dot()", SHAPE),
        ("Other", SHAPE),
        ("Round", SHAPE),
        ("Some(1", FieldKind::Option(&U32)),
        ("[1 2]", FieldKind::List(&U32)),
        ("", U32),
    ] {
        assert_eq!(read(text, &kind), None, "{text}");
    }
    for (bytes, kind) in [
        (&[2_u8][..], FieldKind::Bool),
        (&[0, 0, 0], FieldKind::F32),
        (&[4, b'a'], FieldKind::Text),
        (&[1, 0xff], FieldKind::Text),
        (&[9], SHAPE),
        (&[0x80; 10], U64),
        (&[200, 1], FieldKind::List(&U32)),
        (&[0, 7], SHAPE),
    ] {
        assert_eq!(written(bytes, &kind), None, "{bytes:?}");
        let by_format = RowFormat::from(&kind).values(1, bytes);
        assert_eq!(by_format, None, "{bytes:?}");
    }
}

#[test]
fn value_is_skipped_to_its_end() {
    for (text, value) in [
        ("(a: \"),(\", b: [1, 2]), c", "(a: \"),(\", b: [1, 2])"),
        ("Some((x: 1)))", "Some((x: 1))"),
        ("7 }", "7 "),
        ("{\"a\": 1},", "{\"a\": 1}"),
    ] {
        assert_eq!(RowReader::new(text).skip_value(), Some(value), "{text}");
    }
    for text in ["(a: 1", "(a: 1 // b)\n)", "r#\"a\"#,", "\"a"] {
        assert_eq!(RowReader::new(text).skip_value(), None, "{text}");
    }
}
