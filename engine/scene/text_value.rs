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

    /// True when both say the same: spaces, the order of fields and how a number is written do not
    /// count.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fields(a), Self::Fields(b)) => {
                let in_b = |name: &String| b.iter().find(|(n, _)| n == name).map(|(_, v)| v);
                let same = |(name, value): &(String, Self)| {
                    in_b(name).is_some_and(|other| value.says_the_same(other))
                };
                a.len() == b.len() && a.iter().all(same)
            }
            (Self::Plain(a), Self::Plain(b)) => a == b || words(a).eq(words(b)),
            _ => false,
        }
    }

    /// True when two texts say the same, or both are absent.
    pub fn is_same_text(a: Option<&String>, b: Option<&String>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a == b || Self::parse(a).says_the_same(&Self::parse(b)),
            (None, None) => true,
            _ => false,
        }
    }

    /// The whole numbers in a text, wherever they stand: the ids of entities are among them.
    pub fn whole_numbers(text: &str) -> impl Iterator<Item = u64> {
        words(text).filter_map(|word| match word {
            Word::Whole(number) => u64::try_from(number).ok(),
            _ => None,
        })
    }

    /// A text in a form that is the same for texts that differ only in spaces and in how numbers are
    /// written.
    pub fn in_one_form(text: &str) -> String {
        let in_form = |word: Word<'_>| match word {
            // Below this, a float has each whole number.
            Word::Whole(number) if number.unsigned_abs() <= 1 << 53 => {
                format!("{:?}", number as f64)
            }
            Word::Whole(number) => number.to_string(),
            Word::Number(number) => format!("{number:?}"),
            Word::Other(text) => text.to_owned(),
        };
        let words: Vec<String> = words(text).map(in_form).collect();
        words.join(" ")
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

    /// Removes a field. False when it is not there.
    pub fn remove(&mut self, path: &[&str]) -> bool {
        let (Self::Fields(fields), [first, rest @ ..]) = (self, path) else {
            return false;
        };
        let Some(at) = fields.iter().position(|(name, _)| name == first) else {
            return false;
        };
        match rest {
            [] => {
                fields.remove(at);
                true
            }
            rest => fields[at].1.remove(rest),
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

/// A piece of a text: a number, a text in quotes, a name, or a sign.
#[derive(Clone, Copy, Debug)]
enum Word<'a> {
    Whole(i128),
    Number(f64),
    Other(&'a str),
}

impl<'a> Word<'a> {
    fn of(piece: &'a str) -> Self {
        // `inf` and `NaN` are numbers for Rust, and may be names here.
        if !piece.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
            return Self::Other(piece);
        }
        let whole = piece.parse().map(Self::Whole);
        let number = whole.or_else(|_| piece.parse().map(Self::Number));
        number.unwrap_or(Self::Other(piece))
    }
}

impl PartialEq for Word<'_> {
    /// Whole numbers are compared exactly: those above 2^53 are more exact than `f64`.
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Whole(a), Self::Whole(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::Whole(whole), Self::Number(number))
            | (Self::Number(number), Self::Whole(whole)) => whole as f64 == number,
            (Self::Other(a), Self::Other(b)) => a == b,
            _ => false,
        }
    }
}

/// The words of a text, without spaces and without commas before an end.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text;
    let mut pieces = std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let length = match first {
            '"' => quoted_length(rest),
            _ if is_in_word(first) => rest.find(|c| !is_in_word(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        Some(piece)
    })
    .peekable();
    std::iter::from_fn(move || {
        loop {
            let piece = pieces.next()?;
            let ends = |next: &&str| matches!(*next, ")" | "]" | "}");
            if piece == "," && pieces.peek().is_none_or(ends) {
                continue;
            }
            return Some(Word::of(piece));
        }
    })
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+')
}

/// The length of a text in quotes, with them.
fn quoted_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
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
    fn texts_that_differ_in_form_only_say_the_same() {
        for (a, b, same) in [
            ("(a: 1, b: 2)", "(b: 2.0,a:1,)", true),
            ("[1, 2]", "[1.0,2,]", true),
            ("[1, 2]", "[2, 1]", false),
            ("\"a b\"", "\"a  b\"", false),
            ("Some((x: 1))", "Some( (x : 1e0) )", true),
            ("\"a\\\" ,\"", "\"a\\\",\"", false),
            ("(1)", "(1, 1)", false),
            // Whole numbers of 64 bits are more exact than `f64`.
            ("(id: 9007199254740992)", "(id: 9007199254740993)", false),
            ("[18446744073709551615]", "[18446744073709551614]", false),
            ("[-9007199254740993]", "[-9007199254740992]", false),
            ("[9007199254740993]", "[ +9007199254740993 ]", true),
            ("[9007199254740992]", "[9007199254740992.0]", true),
            ("(a: NaN)", "( a : NaN )", true),
            ("[Inf]", "[Infinity]", false),
        ] {
            let is_same = TextValue::parse(a).says_the_same(&TextValue::parse(b));
            assert_eq!(is_same, same, "{a} and {b}");
        }
    }

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
            "(mesh: Whale, color: (r: 0.1), roughness: \"rough\", visible: true)",
        ] {
            assert_eq!(
                matches!(TextValue::parse(text), TextValue::Fields(_)),
                text.contains(':') && text.starts_with('(') || text == "()",
                "{text}"
            );
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
        assert!(value.remove(&["b", "x"]));
        assert!(!value.remove(&["b", "z"]));
        assert!(value.remove(&["a"]));
        assert_eq!(value.to_string(), "(b: (y: [3]))");
    }
}
