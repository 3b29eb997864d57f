//! Kinds of fields in messages and completions.

use super::game_arguments::limits;
use playground_base::FieldKind;

/// The expected value of a kind, for messages.
pub fn expected(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Bool => "it is `true` or `false`".to_owned(),
        FieldKind::Integer { signed, bits } => {
            let (least, most) = limits(*signed, *bits);
            format!("it is a whole number from {least} to {most}")
        }
        FieldKind::F32 | FieldKind::F64 => "it is a number".to_owned(),
        FieldKind::Text => "it is a text; one with spaces stands in quotes".to_owned(),
        FieldKind::Vector(2) => "it is a vector, `(1, 2)`".to_owned(),
        FieldKind::Vector(3) => "it is a vector, `(1, 2, 3)`".to_owned(),
        FieldKind::Vector(_) => "it is a vector, `(1, 2, 3, 4)`".to_owned(),
        FieldKind::Rotation => "it is a rotation, `(0, 0, 0, 1)`".to_owned(),
        FieldKind::Color => "it is a color, `(r: 1, g: 0, b: 0, a: 1)`".to_owned(),
        FieldKind::Entity => {
            "it is an entity: its number, or its path, such as Fleet/Ship".to_owned()
        }
        FieldKind::Enum(variants) => {
            let names: Vec<&str> = variants.iter().map(|variant| variant.name).collect();
            format!("it is one of {}", names.join(", "))
        }
        FieldKind::Struct(fields) => {
            let names: Vec<String> = fields.iter().map(|of| format!("{}: ..", of.name)).collect();
            format!("it is a struct, `({})`", names.join(", "))
        }
        FieldKind::Tuple(kinds) => format!("it is a list of {}, `(..)`", kinds.len()),
        FieldKind::List(_) => "it is a list, `[.., ..]`".to_owned(),
        FieldKind::Option(kind) => expected(kind),
    }
}

/// The words that a value of this kind may be, where that is a closed list.
pub fn values_of(kind: &FieldKind) -> Vec<&'static str> {
    match kind {
        FieldKind::Bool => vec!["true", "false"],
        FieldKind::Enum(variants) => variants.iter().map(|variant| variant.name).collect(),
        FieldKind::Option(kind) => [vec!["None"], values_of(kind)].concat(),
        _ => Vec::new(),
    }
}

/// The kind at a path in data of this kind; `None` when the path names nothing.
pub fn kind_at(kind: FieldKind, path: &str) -> Option<FieldKind> {
    let steps = path.split('.').filter(|step| !step.is_empty());
    steps.into_iter().try_fold(kind, |kind, step| {
        let mut parts = parts_of(kind).into_iter();
        parts.find(|(name, _)| *name == step).map(|(_, kind)| kind)
    })
}

/// The names of fields in data of this kind, each with its kind.
pub fn parts_of(kind: FieldKind) -> Vec<(&'static str, FieldKind)> {
    let letters = |letters: &[&'static str]| {
        let letters = letters.iter().copied();
        letters.map(|letter| (letter, FieldKind::F32)).collect()
    };
    match kind {
        FieldKind::Struct(fields) => fields
            .iter()
            .map(|field| (field.name, field.kind))
            .collect(),
        FieldKind::Vector(count) => letters(&["x", "y", "z", "w"][..count.min(4)]),
        FieldKind::Color => letters(&["r", "g", "b", "a"]),
        FieldKind::Option(kind) => parts_of(*kind),
        _ => Vec::new(),
    }
}
