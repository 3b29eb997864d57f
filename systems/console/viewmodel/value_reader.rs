//! Parses RON to a [`Value`].
//!
//! The `ron` crate reads into a known type; without one it drops the names of variants. So this
//! reader parses the structure, and the crate parses texts, characters and numbers.
//!
//! | RON | value |
//! |---|---|
//! | `1`, `0xff`, `-1_000` | `Int`, or `UInt` above `i64::MAX` |
//! | `1.5`, `1e3`, `NaN`, `-inf` | `F64` |
//! | `()` | `Unit` |
//! | `(x: 1)` | `Struct` |
//! | `(1, 2)`, `[1, 2]` | `List` |
//! | `Sphere`, `Circle(1)`, `Box(x: 1)` | `Variant` |
//! | `Some(1)`, `None` | `Option` |
//! | `{"a": 1}` | `Map` |

use playground_base::{Value, ron};
use playground_core_console::ConsoleError;

/// The maximum nesting of values, so that a hostile line cannot exhaust the stack.
const DEPTH: usize = 64;

/// The value of `text`; the whole text must belong to it.
pub fn value_of(text: &str) -> Result<Value, ConsoleError> {
    let mut reader = Reader {
        rest: text.trim(),
        depth: 0,
    };
    let value = reader.value()?;
    match reader.rest {
        "" => Ok(value),
        _ => reader.error("the end of the value"),
    }
}

/// The value that `text` begins with, and the text after it and a space.
pub fn value_at(text: &str) -> Result<(Value, &str), ConsoleError> {
    let mut reader = Reader {
        rest: text.trim_start(),
        depth: 0,
    };
    let value = reader.value()?;
    // The reader skips spaces after a value; without one the word continues.
    let end = text.len() - reader.rest.len();
    let is_whole = reader.rest.is_empty() || text[..end].ends_with(char::is_whitespace);
    if is_whole {
        Ok((value, reader.rest))
    } else {
        reader.error("the end of the value")
    }
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self) -> Result<Value, ConsoleError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return self.error("a value of 64 levels or less");
        }
        let value = match self.rest.chars().next() {
            Some('(') => self.fields(),
            Some('[') => self.list('[', ']').map(Value::List),
            Some('{') => self.map(),
            Some('"' | '\'') => self.text(),
            Some('0'..='9' | '+' | '-' | '.') => self.number(),
            Some('r') if self.rest.starts_with("r\"") || self.rest.starts_with("r#") => self.text(),
            Some(letter) if letter.is_alphabetic() || letter == '_' => self.named(),
            _ => self.error(
                "a value in RON: 1.5, true, \"text\", (x: 1, y: 2), [1, 2] or a variant's name",
            ),
        };
        self.depth -= 1;
        value
    }

    /// A struct or a tuple.
    fn fields(&mut self) -> Result<Value, ConsoleError> {
        let inside = self.rest.get(1..).unwrap_or_default().trim_start();
        if inside.starts_with(')') {
            self.rest = inside;
            self.close(')')?;
            return Ok(Value::Unit);
        }
        let name = name_at(inside);
        let rest = inside.get(name.len()..).unwrap_or_default().trim_start();
        if !name.is_empty() && rest.starts_with(':') {
            self.items('(', ')', Self::field).map(Value::Struct)
        } else {
            self.list('(', ')').map(Value::List)
        }
    }

    fn field(&mut self) -> Result<(String, Value), ConsoleError> {
        let name = name_at(self.rest);
        if name.is_empty() {
            return self.error("a field's name");
        }
        self.skip(name.len());
        self.expect(':', "a colon and a value")?;
        Ok((name.to_owned(), self.value()?))
    }

    fn map(&mut self) -> Result<Value, ConsoleError> {
        let entry = |reader: &mut Self| {
            let key = reader.value()?;
            reader.expect(':', "a colon and a value")?;
            Ok((key, reader.value()?))
        };
        self.items('{', '}', entry).map(Value::Map)
    }

    fn list(&mut self, open: char, close: char) -> Result<Vec<Value>, ConsoleError> {
        self.items(open, close, Self::value)
    }

    fn items<T>(
        &mut self,
        open: char,
        close: char,
        read: impl Fn(&mut Self) -> Result<T, ConsoleError>,
    ) -> Result<Vec<T>, ConsoleError> {
        self.skip(open.len_utf8());
        let mut items = Vec::new();
        while !self.rest.starts_with(close) {
            items.push(read(self)?);
            if self.rest.starts_with(',') {
                self.skip(1);
            } else if !self.rest.starts_with(close) {
                return self.error(match close {
                    ')' => "a comma or `)`",
                    ']' => "a comma or `]`",
                    _ => "a comma or `}`",
                });
            }
        }
        self.close(close)?;
        Ok(items)
    }

    /// A word: `true`, `NaN`, `Some(…)`, a variant.
    fn named(&mut self) -> Result<Value, ConsoleError> {
        let name = name_at(self.rest);
        self.skip(name.len());
        Ok(match name {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "NaN" => Value::F64(f64::NAN),
            "inf" => Value::F64(f64::INFINITY),
            "None" => Value::Option(None),
            "Some" => Value::Option(Some(Box::new(self.data()?))),
            _ => Value::Variant(name.to_owned(), Box::new(self.data()?)),
        })
    }

    /// The data in parentheses after a variant's name. A single value is not wrapped in a list.
    fn data(&mut self) -> Result<Value, ConsoleError> {
        if !self.rest.starts_with('(') {
            return Ok(Value::Unit);
        }
        Ok(match self.value()? {
            Value::List(mut items) if items.len() == 1 => items.pop().unwrap_or_default(),
            data => data,
        })
    }

    fn number(&mut self) -> Result<Value, ConsoleError> {
        let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-'));
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let digits = &self.rest[..end];
        let value = match digits {
            "-inf" => Some(Value::F64(f64::NEG_INFINITY)),
            "-NaN" => Some(Value::F64(f64::NAN)),
            _ => number_of(digits),
        };
        let Some(value) = value else {
            return self.error("a number");
        };
        self.skip(end);
        Ok(value)
    }

    /// A text or a character: the shortest prefix that ends in a quote and parses.
    fn text(&mut self) -> Result<Value, ConsoleError> {
        for (at, _) in self.rest.match_indices(['"', '\'', '#']) {
            let prefix = &self.rest[..=at];
            let text: Option<String> = if prefix.starts_with('\'') {
                ron::from_str(prefix).ok().map(|letter: char| letter.into())
            } else {
                ron::from_str(prefix).ok()
            };
            if let Some(text) = text {
                self.skip(prefix.len());
                return Ok(Value::Text(text));
            }
        }
        self.error("a text: a quote is missing at its end, or an escape is wrong")
    }

    fn expect(&mut self, sign: char, expected: &'static str) -> Result<(), ConsoleError> {
        if self.rest.starts_with(sign) {
            self.skip(sign.len_utf8());
            Ok(())
        } else {
            self.error(expected)
        }
    }

    fn close(&mut self, close: char) -> Result<(), ConsoleError> {
        self.expect(close, "a closing bracket")
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default().trim_start();
    }

    fn error<T>(&self, expected: &'static str) -> Result<T, ConsoleError> {
        let argument = match self.rest {
            "" => "the end of the line".into(),
            rest => rest.into(),
        };
        Err(ConsoleError::Argument {
            argument,
            expected: expected.into(),
        })
    }
}

/// The name that `text` starts with; empty when it starts with something else.
fn name_at(text: &str) -> &str {
    let ends = |c: char| !(c.is_alphanumeric() || c == '_');
    let name = &text[..text.find(ends).unwrap_or(text.len())];
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        ""
    } else {
        name
    }
}

fn number_of(digits: &str) -> Option<Value> {
    let whole: Option<i64> = ron::from_str(digits).ok();
    let large: Option<u64> = ron::from_str(digits).ok();
    let real: Option<f64> = ron::from_str(digits).ok();
    whole
        .map(Value::Int)
        .or(large.map(Value::UInt))
        .or(real.map(Value::F64))
}
