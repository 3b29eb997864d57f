//! [`Field`]: one field of one or several entities.

use super::title_of;
use playground_base::{FieldDescription, FieldKind, Value};

/// What is known about a field besides its kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Facts {
    /// Shown behind the number; empty for none.
    pub unit: &'static str,
    /// Smallest value offered.
    pub min: Option<f64>,
    /// Largest value offered.
    pub max: Option<f64>,
    /// Step of a drag.
    pub step: Option<f64>,
    /// What it means.
    pub doc: &'static str,
}

impl From<&FieldDescription> for Facts {
    fn from(field: &FieldDescription) -> Self {
        Self {
            unit: field.unit,
            min: field.min,
            max: field.max,
            step: field.step,
            doc: field.doc,
        }
    }
}

/// One field of one or several entities.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// What stands beside it.
    pub label: String,
    /// Component and fields, dotted.
    pub path: String,
    /// What it holds.
    pub kind: FieldKind,
    /// What else is known.
    pub facts: Facts,
    /// Its value in each entity; at least one.
    pub values: Vec<&'a Value>,
    /// The value of a new component.
    pub default: Option<&'a Value>,
    /// It is what an `Option` holds, so that a new value is wrapped in one.
    pub is_optional: bool,
    /// It only shows.
    pub is_read_only: bool,
}

impl<'a> Field<'a> {
    /// The value, where all entities have the same.
    pub fn common(&self) -> Option<&'a Value> {
        let (first, rest) = self.values.split_first()?;
        rest.iter().all(|value| value == first).then_some(*first)
    }

    /// The value of the entity that was selected last.
    pub fn primary(&self) -> Option<&'a Value> {
        self.values.last().copied()
    }

    /// Whether it differs from a new component; true where that is not known.
    pub fn is_changed(&self) -> bool {
        let Some(default) = self.default else {
            return true;
        };
        self.values.iter().any(|value| *value != default)
    }

    /// The field below it at `step`, found in each value by `find`; `None` when one has none.
    pub fn child(
        &self,
        step: &str,
        kind: FieldKind,
        find: impl Fn(&'a Value) -> Option<&'a Value>,
    ) -> Option<Self> {
        let values: Option<Vec<&Value>> = self.values.iter().map(|value| find(value)).collect();
        Some(Self {
            label: title_of(step, ""),
            path: child_path(&self.path, step),
            kind,
            facts: Facts::default(),
            values: values?,
            default: self.default.and_then(find),
            is_optional: false,
            is_read_only: self.is_read_only,
        })
    }

    /// The field of a struct.
    pub fn named_child(&self, description: &FieldDescription) -> Option<Self> {
        let name = description.name;
        let child = self.child(name, description.kind, |value| inner(value).field(name))?;
        Some(Self {
            label: title_of(name, description.unit),
            facts: Facts::from(description),
            ..child
        })
    }

    /// The element of a list or tuple. Elements keep what is known about the whole.
    pub fn element(&self, at: usize, kind: FieldKind) -> Option<Self> {
        let child = self.child(&at.to_string(), kind, |value| match inner(value) {
            Value::List(items) => items.get(at),
            _ => None,
        })?;
        Some(Self {
            facts: self.facts,
            ..child
        })
    }
}

/// What an `Option` holds, or the value itself.
pub fn inner(value: &Value) -> &Value {
    match value {
        Value::Option(Some(inner)) => inner,
        value => value,
    }
}

/// A path one step further in.
pub fn child_path(path: &str, step: &str) -> String {
    if path.is_empty() {
        step.to_owned()
    } else {
        format!("{path}.{step}")
    }
}
