//! [`Field`]: one field of one or several entities.

use super::title_of;
use playground_base::{FieldCondition, FieldDescription, FieldKind, Value};

/// The attributes of a field besides its kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Attributes {
    /// The unit behind the number; empty for none.
    pub unit: &'static str,
    /// The least value that the editor accepts.
    pub min: Option<f64>,
    /// The greatest value that the editor accepts.
    pub max: Option<f64>,
    /// The step of a drag.
    pub step: Option<f64>,
    /// The documentation.
    pub doc: &'static str,
    /// The text is a reference to an asset of this kind.
    pub asset: Option<&'static str>,
}

impl From<&FieldDescription> for Attributes {
    fn from(field: &FieldDescription) -> Self {
        Self {
            unit: field.unit,
            min: field.min,
            max: field.max,
            step: field.step,
            doc: field.doc,
            asset: field.asset,
        }
    }
}

/// One field of one or several entities.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The label beside it.
    pub label: String,
    /// The stable name of the component and the names of fields, separated by dots.
    pub path: String,
    /// The kind of its value.
    pub kind: FieldKind,
    /// Its other attributes.
    pub attributes: Attributes,
    /// Its value of each compared owner; at least one.
    pub values: Vec<&'a Value>,
    /// The value in a new component; `None` when it is unknown.
    pub default: Option<&'a Value>,
    /// It is the value of an `Option`: a new value is wrapped in `Some`.
    pub is_optional: bool,
    /// It cannot be edited.
    pub is_read_only: bool,
}

impl<'a> Field<'a> {
    /// The value, if all owners have the same.
    pub fn common(&self) -> Option<&'a Value> {
        let (first, rest) = self.values.split_first()?;
        rest.iter().all(|value| value == first).then_some(*first)
    }

    /// The value of the owner that was selected last.
    pub fn primary(&self) -> Option<&'a Value> {
        self.values.last().copied()
    }

    /// True when a value differs from the default, or the default is unknown.
    pub fn is_changed(&self) -> bool {
        let Some(default) = self.default else {
            return true;
        };
        self.values.iter().any(|value| *value != default)
    }

    /// True when the condition holds for one of the values at least.
    pub fn meets(&self, condition: FieldCondition) -> bool {
        let meets = |value: &&Value| match inner(value).field(condition.field) {
            Some(Value::Variant(name, _)) => condition.variants.contains(&name.as_str()),
            _ => true,
        };
        self.values.iter().any(meets)
    }

    /// The child at `step`, which `find` finds in each value; `None` when a value lacks it.
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
            attributes: Attributes::default(),
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
            attributes: Attributes::from(description),
            ..child
        })
    }

    /// The element of a list or tuple, with the attributes of the whole.
    pub fn element(&self, index: usize, kind: FieldKind) -> Option<Self> {
        let child = self.child(&index.to_string(), kind, |value| match inner(value) {
            Value::List(items) => items.get(index),
            _ => None,
        })?;
        Some(Self {
            attributes: self.attributes,
            ..child
        })
    }
}

/// The value inside `Some`, or the value itself.
pub fn inner(value: &Value) -> &Value {
    match value {
        Value::Option(Some(inner)) => inner,
        value => value,
    }
}

/// The path of a child.
pub fn child_path(path: &str, step: &str) -> String {
    if path.is_empty() {
        step.to_owned()
    } else {
        format!("{path}.{step}")
    }
}
