//! [`plain_value`]: reads a value without its description.

use playground_base::{Value, ron};

/// The deepest nesting.
const DEPTH: usize = 64;

/// The value that a text of a scene describes, whatever its type: a value that another declaration
/// of a component wrote is converted afterwards. `None` for what is no RON.
///
/// `NaN` becomes a variant, because it is no value of a field.
pub fn plain_value(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text };
    let value = reader.value(0)?;
    reader.skip();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    /// Skips blanks and comments.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            let end = if self.rest.starts_with("//") {
                self.rest.find('\n').unwrap_or(self.rest.len())
            } else if self.rest.starts_with("/*") {
                self.rest.find("*/").map_or(self.rest.len(), |at| at + 2)
            } else {
                return;
            };
            self.rest = &self.rest[end..];
        }
    }

    /// Takes this sign, if it is next.
    fn sign(&mut self, sign: char) -> bool {
        self.skip();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        self.skip();
        match self.rest.chars().next()? {
            '(' => {
                self.take(1);
                self.parentheses(depth)
            }
            '[' => {
                self.take(1);
                self.items(']', depth).map(Value::List)
            }
            '{' => {
                self.take(1);
                self.map(depth)
            }
            '"' => self.text(),
            '0'..='9' | '-' | '+' | '.' => self.number(),
            _ => self.named(depth),
        }
    }

    /// After `(`: named fields, or values.
    fn parentheses(&mut self, depth: usize) -> Option<Value> {
        if self.sign(')') {
            return Some(Value::Struct(Vec::new()));
        }
        let start = self.rest;
        if self.name().is_some() && self.sign(':') {
            self.rest = start;
            return self.fields(depth);
        }
        self.rest = start;
        self.items(')', depth).map(Value::List)
    }

    fn fields(&mut self, depth: usize) -> Option<Value> {
        let mut fields = Vec::new();
        while !self.sign(')') {
            let name = self.name()?.to_owned();
            if !self.sign(':') {
                return None;
            }
            fields.push((name, self.value(depth + 1)?));
            if !self.sign(',') && !self.rest.starts_with(')') {
                return None;
            }
        }
        Some(Value::Struct(fields))
    }

    fn items(&mut self, end: char, depth: usize) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        while !self.sign(end) {
            items.push(self.value(depth + 1)?);
            if !self.sign(',') && !self.rest.starts_with(end) {
                return None;
            }
        }
        Some(items)
    }

    fn map(&mut self, depth: usize) -> Option<Value> {
        let mut entries = Vec::new();
        while !self.sign('}') {
            let key = self.value(depth + 1)?;
            if !self.sign(':') {
                return None;
            }
            entries.push((key, self.value(depth + 1)?));
            if !self.sign(',') && !self.rest.starts_with('}') {
                return None;
            }
        }
        Some(Value::Map(entries))
    }

    /// A text in quotes.
    fn text(&mut self) -> Option<Value> {
        let mut is_escaped = false;
        let mut letters = self.rest.char_indices().skip(1);
        let (end, _) = letters.find(|(_, letter)| {
            let ends = *letter == '"' && !is_escaped;
            is_escaped = *letter == '\\' && !is_escaped;
            ends
        })?;
        let quoted = self.take(end + 1);
        ron::from_str(quoted).ok().map(Value::Text)
    }

    fn number(&mut self) -> Option<Value> {
        let is_of_number = |letter: char| letter.is_ascii_alphanumeric() || "+-._".contains(letter);
        let end = self.rest.find(|letter| !is_of_number(letter));
        let text = self.take(end.unwrap_or(self.rest.len()));
        let whole = ron::from_str(text).map(Value::UInt);
        let whole = whole.or_else(|_| ron::from_str(text).map(Value::Int));
        whole.or_else(|_| ron::from_str(text).map(Value::F64)).ok()
    }

    fn name(&mut self) -> Option<&'t str> {
        self.skip();
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_'));
        let name = self.take(end.unwrap_or(self.rest.len()));
        let starts = name.chars().next()?;
        (starts.is_alphabetic() || starts == '_').then_some(name)
    }

    /// `true`, `None`, `Some(…)`, or a variant with its data.
    fn named(&mut self, depth: usize) -> Option<Value> {
        let name = self.name()?;
        let data = match self.sign('(') {
            true => Some(self.parentheses(depth + 1)?),
            false => None,
        };
        // A newtype is what it wraps.
        let data = data.map(|data| match data {
            Value::List(mut items) if items.len() == 1 => items.remove(0),
            data => data,
        });
        Some(match (name, data) {
            ("true", None) => Value::Bool(true),
            ("false", None) => Value::Bool(false),
            ("inf", None) => Value::F64(f64::INFINITY),
            ("None", None) => Value::Option(None),
            ("Some", Some(inner)) => Value::Option(Some(Box::new(inner))),
            (name, data) => Value::Variant(name.to_owned(), Box::new(data.unwrap_or(Value::Unit))),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::write_value;
    use playground_base::FieldKind;

    #[test]
    fn what_is_read_without_a_description_is_written_again_in_the_same_way() {
        for text in [
            "(a: 1, b: (x: 2.5, y: \"(, :\\\"\"))",
            "[1, -2, 3]",
            "Some((a: 1))",
            "Named(a: 1)",
            "Named(2.5)",
            "Plain",
            "None",
            "true",
            "{\"a\": 1}",
            "18446744073709551615",
            "inf",
        ] {
            let value = plain_value(text).expect(text);
            let mut written = String::new();
            write_value(&value, &FieldKind::F32, &mut written);
            assert_eq!(written, text);
        }
        for text in [
            "",
            "(",
            "(a: )",
            "[1 2]",
            "(a 1)",
            "\"",
            "1 2",
            "(a: 1, 2)",
            "Some(",
            "{1}",
        ] {
            assert_eq!(plain_value(text), None, "{text}");
        }
        let deep = "[".repeat(1000) + &"]".repeat(1000);
        assert_eq!(plain_value(&deep), None);
        let commented = plain_value(" ( a /* one */ : 0x10, // two\n ) ");
        assert_eq!(
            commented,
            Some(Value::Struct(vec![("a".to_owned(), Value::UInt(16))]))
        );
    }
}
