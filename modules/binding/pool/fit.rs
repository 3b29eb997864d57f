//! [`Fitted`]: a value of another declaration in the type of a pool.

use super::ErasedPool;
use playground_modules_types::{Conversion, FieldKind, Leftover, Value, ValueError};

/// A value in the type of a pool, and what of it has no place there.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// It fits the pool. Where something had no place, it has the default.
    pub value: Value,
    /// What had no place. An empty path is the whole value.
    pub left: Vec<Leftover>,
    /// Numbers that the type stores less exactly.
    pub rounded: usize,
}

impl ErasedPool {
    /// Converts a value that another declaration of the component made, or that a person wrote.
    pub fn fit(&self, value: &Value) -> Fitted {
        let kind = &self.description().kind;
        let mut conversion = Conversion::default();
        let mut row = conversion.convert(value, kind);
        let Conversion {
            mut left, rounded, ..
        } = conversion;
        while let Some(inner) = &mut row {
            let Err(error) = self.check(inner.clone()) else {
                break;
            };
            match take_unfit(inner, &error) {
                Some((path, value)) => left.push(Leftover {
                    path,
                    value,
                    reason: error.message,
                }),
                // A struct without fields is written in two ways.
                None if matches!(kind, FieldKind::Struct([])) => break,
                None => {
                    left = vec![Leftover {
                        path: String::new(),
                        value: value.clone(),
                        reason: error.message,
                    }];
                    row = None;
                }
            }
        }
        let is_unit = matches!(kind, FieldKind::Struct([]));
        let row = row.filter(|_| !is_unit);
        Fitted {
            value: row.unwrap_or_else(|| self.default_value().unwrap_or_default()),
            left,
            rounded,
        }
    }
}

/// Removes the field that the error names from the row: the innermost existing one on its path.
/// Each call makes the row smaller, so the loop of the caller ends.
fn take_unfit(row: &mut Value, error: &ValueError) -> Option<(String, Value)> {
    let (name, rest) = error.path.split_once('.').unwrap_or((&error.path, ""));
    let Value::Struct(fields) = row else {
        return None;
    };
    let at = fields.iter().position(|(field, _)| field == name)?;
    let inner = ValueError {
        path: rest.to_owned(),
        message: String::new(),
    };
    if let Some((path, was)) = take_unfit(&mut fields[at].1, &inner) {
        return Some((format!("{name}.{path}"), was));
    }
    Some(fields.swap_remove(at))
}
