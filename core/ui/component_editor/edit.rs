//! [`Edited`] and [`changed_fields`]: from an edited component to edits of its fields.

use playground_base::{Component, ModuleError, Value, ValueError, from_value, to_value};
use std::marker::PhantomData;

/// A component `T` as `#[inspector]` and `#[gizmo]` name it. `IS_COMPONENT` is made of a constant
/// of [`Component`]: if `T` is none the compiler says so there, and is quiet about what follows
/// from it.
pub struct Edited<T, const IS_COMPONENT: bool>(PhantomData<T>);

impl<T: Component> Edited<T, true> {
    /// Stable name of the component.
    pub const NAME: &'static str = T::NAME;

    /// Lets `edit` change a component, and answers with the component as changed.
    ///
    /// # Errors
    /// Those of `edit`, and when `value` is not of this type.
    pub fn edit(
        value: &Value,
        edit: impl FnOnce(&mut T) -> Result<(), ModuleError>,
    ) -> Result<Value, ModuleError> {
        let failed = |error: ValueError| ModuleError::Failed {
            module: T::NAME.to_owned(),
            message: error.to_string(),
        };
        let mut component = from_value(value.clone()).map_err(failed)?;
        edit(&mut component)?;
        to_value(&component).map_err(failed)
    }
}

/// The fields of a component that differ, each with its path and new value; the component as a
/// whole where it has no fields. Only these are edited, so that other fields of several entities
/// stay as they are.
pub fn changed_fields(component: &str, before: &Value, after: &Value) -> Vec<(String, Value)> {
    match (before, after) {
        (Value::Struct(old), Value::Struct(new)) if have_same_names(old, new) => {
            let pairs = old.iter().zip(new);
            let changed = pairs.filter(|((_, old), (_, new))| !is_same(old, new));
            changed
                .map(|(_, (name, value))| (format!("{component}.{name}"), value.clone()))
                .collect()
        }
        _ if is_same(before, after) => Vec::new(),
        _ => vec![(component.to_owned(), after.clone())],
    }
}

fn have_same_names(old: &[(String, Value)], new: &[(String, Value)]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|((a, _), (b, _))| a == b)
}

/// A number that is no number equals itself here: otherwise it would be edited in every frame.
fn is_same(old: &Value, new: &Value) -> bool {
    old == new || format!("{old:?}") == format!("{new:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hull(strength: f32, name: &str) -> Value {
        Value::Struct(vec![
            ("strength".to_owned(), Value::F32(strength)),
            ("name".to_owned(), Value::Text(name.to_owned())),
        ])
    }

    #[test]
    fn only_fields_that_differ_are_changed() {
        let changed = changed_fields("game::Hull", &hull(1.0, "Oak"), &hull(2.0, "Oak"));
        assert_eq!(
            changed,
            [("game::Hull.strength".to_owned(), Value::F32(2.0))]
        );
    }

    #[test]
    fn nan_is_no_change() {
        let value = hull(f32::NAN, "Oak");
        assert_eq!(changed_fields("game::Hull", &value, &value.clone()), []);
    }

    #[test]
    fn a_component_without_fields_changes_as_a_whole() {
        let variant = |name: &str| Value::Variant(name.to_owned(), Box::default());
        let changed = changed_fields("game::Phase", &variant("Menu"), &variant("Play"));
        assert_eq!(changed, [("game::Phase".to_owned(), variant("Play"))]);
    }
}
