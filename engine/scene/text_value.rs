//! [`TextValue`]: a value of a scene as text, split into its named fields.

use playground_base::ron::{self, value::RawValue};
use playground_base::serde::Deserialize;
use playground_base::serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use std::fmt;

/// A value of a scene as text, split into its named fields. It needs no description of the type, so
/// that values of modules that are not loaded can be compared, merged and saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextValue {
    /// A struct: `(name: value, ..)`.
    Fields(Vec<(String, Self)>),
    /// Anything else, as it is written.
    Plain(String),
}

impl TextValue {
    /// Splits RON text. What is no struct stays whole.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let options = ron::Options::default().with_recursion_limit(64);
        match options.from_str_seed(text, FieldsSeed) {
            Ok(fields) => {
                let fields = fields.into_iter();
                Self::Fields(
                    fields
                        .map(|(name, text)| (name, Self::parse(&text)))
                        .collect(),
                )
            }
            Err(_) => Self::Plain(text.to_owned()),
        }
    }

    /// The part at a path of field names; the whole for an empty path.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        match (path, self) {
            ([], _) => Some(self),
            ([first, rest @ ..], Self::Fields(fields)) => {
                let (_, value) = fields.iter().find(|(name, _)| name == first)?;
                value.at(rest)
            }
            (_, Self::Plain(_)) => None,
        }
    }

    /// Adds a field, or replaces it. False when the path leads through something that is no struct.
    pub fn insert(&mut self, path: &[&str], value: Self) -> bool {
        let (Self::Fields(fields), [first, rest @ ..]) = (self, path) else {
            return false;
        };
        let known = fields.iter_mut().find(|(name, _)| name == first);
        match (known, rest) {
            (Some((_, field)), []) => {
                *field = value;
                true
            }
            (Some((_, field)), rest) => field.insert(rest, value),
            (None, []) => {
                fields.push(((*first).to_owned(), value));
                true
            }
            (None, _) => false,
        }
    }
}

impl fmt::Display for TextValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(text) => f.write_str(text),
            Self::Fields(fields) => {
                f.write_str("(")?;
                for (at, (name, value)) in fields.iter().enumerate() {
                    let comma = if at > 0 { ", " } else { "" };
                    write!(f, "{comma}{name}: {value}")?;
                }
                f.write_str(")")
            }
        }
    }
}

/// Reads a struct as names and texts.
struct FieldsSeed;

impl<'de> DeserializeSeed<'de> for FieldsSeed {
    type Value = Vec<(String, String)>;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_struct("", &[], self)
    }
}

impl<'de> Visitor<'de> for FieldsSeed {
    type Value = Vec<(String, String)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("named fields, (name: value)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(FieldName(name)) = from.next_key()? {
            let text: Box<RawValue> = from.next_value()?;
            fields.push((name, text.get_ron().to_owned()));
        }
        Ok(fields)
    }
}

/// The name of a field, which is an identifier in RON and not a string.
struct FieldName(String);

impl<'de> Deserialize<'de> for FieldName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_identifier(NameVisitor).map(Self)
    }
}

struct NameVisitor;

impl Visitor<'_> for NameVisitor {
    type Value = String;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }
    fn visit_str<E>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_and_printed_as_the_scene_writes_them() {
        for text in [
            "(a: 1, b: (x: 2.0, y: \"(, :\"))",
            "()",
            "(1.0, 2.0)",
            "Some((a: 1))",
            "Named(a: 1)",
            "[(a: 1), (b: 2)]",
            "{\"a\": 1}",
            "Plain",
            "\"text\"",
        ] {
            assert_eq!(TextValue::parse(text).to_string(), text);
        }
        let mut value = TextValue::parse(" ( a: 1 /* one */, b : (x: 2),) ");
        assert_eq!(
            value.at(&["b", "x"]),
            Some(&TextValue::Plain("2".to_owned()))
        );
        assert!(value.insert(&["b", "y"], TextValue::parse("[3]")));
        assert!(value.insert(&["a"], TextValue::parse("7")));
        assert!(!value.insert(&["a", "z"], TextValue::parse("7")));
        assert!(!value.insert(&["c", "z"], TextValue::parse("7")));
        assert_eq!(value.to_string(), "(a: 7, b: (x: 2, y: [3]))");
    }
}
