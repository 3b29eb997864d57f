//! Access to parts of a value by a dotted path: `position.x`, `items.2`, `shape.Circle.radius`. The
//! step `0` of a value without elements is the value itself.

use super::{Value, ValueError};

impl Value {
    /// The value at `path`; the whole for an empty path.
    pub fn at(&self, path: &str) -> Result<&Value, ValueError> {
        match split(path) {
            None => Ok(self),
            Some((step, rest)) if self.is_only(step) => self.at(rest),
            Some((step, rest)) => self
                .step(step)
                .ok_or_else(|| self.no_such(step))?
                .at(rest)
                .map_err(|e| e.within(step)),
        }
    }

    /// The value at `path`, to be replaced.
    pub fn at_mut(&mut self, path: &str) -> Result<&mut Value, ValueError> {
        match split(path) {
            None => Ok(self),
            Some((step, rest)) if self.is_only(step) => self.at_mut(rest),
            Some((step, rest)) => {
                let missing = self.no_such(step);
                self.step_mut(step)
                    .ok_or(missing)?
                    .at_mut(rest)
                    .map_err(|e| e.within(step))
            }
        }
    }

    /// Whether the step is the field `0` of a struct around the value: a struct of one field without
    /// a name is the value of that field.
    fn is_only(&self, step: &str) -> bool {
        step == "0" && !self.has_elements() && self.step(step).is_none()
    }

    fn has_elements(&self) -> bool {
        match self {
            Value::List(_) => true,
            Value::Variant(_, inner) | Value::Option(Some(inner)) => inner.has_elements(),
            _ => false,
        }
    }

    fn step(&self, step: &str) -> Option<&Value> {
        match self {
            Value::Struct(fields) => fields.iter().find(|(n, _)| n == step).map(|(_, v)| v),
            Value::List(items) => items.get(index_of(step)?),
            Value::Variant(name, data) if name == step => Some(data),
            Value::Variant(_, data) => data.step(step),
            Value::Option(Some(inner)) => inner.step(step),
            _ => None,
        }
    }

    fn step_mut(&mut self, step: &str) -> Option<&mut Value> {
        match self {
            Value::Struct(fields) => fields.iter_mut().find(|(n, _)| n == step).map(|(_, v)| v),
            Value::List(items) => items.get_mut(index_of(step)?),
            Value::Variant(name, data) => {
                if name == step {
                    Some(data)
                } else {
                    data.step_mut(step)
                }
            }
            Value::Option(Some(inner)) => inner.step_mut(step),
            _ => None,
        }
    }

    fn no_such(&self, step: &str) -> ValueError {
        let known: Vec<&str> = match self {
            Value::Struct(fields) => fields.iter().map(|(n, _)| n.as_str()).collect(),
            Value::List(items) => {
                return ValueError::new(format!("no element {step} in {} elements", items.len()));
            }
            _ => return ValueError::new(format!("{} has no field {step}", self.kind_name())),
        };
        ValueError::new(format!("no field {step}; there are {}", known.join(", ")))
    }
}

fn split(path: &str) -> Option<(&str, &str)> {
    if path.is_empty() {
        None
    } else {
        Some(path.split_once('.').unwrap_or((path, "")))
    }
}

/// Elements by number; vectors and colours also by letter (x, y, z, w; r, g, b, a).
fn index_of(step: &str) -> Option<usize> {
    match step {
        "x" | "r" => Some(0),
        "y" | "g" => Some(1),
        "z" | "b" => Some(2),
        "w" | "a" => Some(3),
        _ => step.parse().ok(),
    }
}
