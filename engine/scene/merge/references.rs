//! [`References`]: the ids of entities in the texts of components.

use crate::scene::{TextValue, has_unknown, parse_value, write_value};
use playground_base::{Component, FieldKind, Named};
use playground_core_ecs::{EntityId, Parent, redirect_entities};
use std::cell::Cell;
use std::collections::BTreeMap;

/// New ids of entities, by their old ones.
pub type NewIds = BTreeMap<EntityId, EntityId>;

/// Finds the ids of entities in the texts of components. An id is a number like any other there, so
/// it takes the kinds of the fields, which only loaded modules know. `Parent` is known without them.
pub struct References<K> {
    kind_of: K,
}

/// A text after entities got new ids.
#[derive(Debug, PartialEq, Eq)]
pub enum Redirected {
    /// It names none of them.
    Same,
    /// It names some of them, and names the new ids now.
    Text(String),
    /// It has the number of one of them where nobody knows what it means.
    Unclear,
}

impl<K: Fn(&str) -> Option<FieldKind>> References<K> {
    /// `kind_of` has the kind of a component by its name, where a module declares it.
    pub const fn new(kind_of: K) -> Self {
        Self { kind_of }
    }

    /// The text of a component with new ids.
    pub fn redirect(&self, component: &str, text: &str, new_of: &NewIds) -> Redirected {
        if !mentions(text, new_of) {
            return Redirected::Same;
        }
        let kind = match component {
            Parent::NAME => Some(Parent::DESCRIPTION.kind),
            other => (self.kind_of)(other),
        };
        let mut value = TextValue::parse(text);
        let mut walk = Walk {
            new_of,
            is_changed: false,
            is_unclear: false,
        };
        walk.value(&mut value, kind.as_ref());
        match walk {
            Walk {
                is_unclear: true, ..
            } => Redirected::Unclear,
            Walk {
                is_changed: true, ..
            } => Redirected::Text(value.to_string()),
            _ => Redirected::Same,
        }
    }
}

/// True when one of the ids is a number in the text.
pub fn mentions(text: &str, ids: &NewIds) -> bool {
    let mut numbers = TextValue::whole_numbers(text);
    numbers.any(|number| ids.contains_key(&EntityId::from_bits(number)))
}

/// Replaces ids in a value.
struct Walk<'a> {
    new_of: &'a NewIds,
    is_changed: bool,
    is_unclear: bool,
}

impl Walk<'_> {
    fn value(&mut self, value: &mut TextValue, kind: Option<&FieldKind>) {
        if let (TextValue::Fields(fields), Some(FieldKind::Struct(described))) = (&mut *value, kind)
        {
            for (name, value) in fields {
                let field = described.iter().find(|field| field.is_called(name));
                self.value(value, field.map(|field| &field.kind));
            }
            return;
        }
        let text = value.to_string();
        if !mentions(&text, self.new_of) {
            return;
        }
        match kind.and_then(|kind| self.leaf(&text, kind)) {
            None => self.is_unclear = true,
            Some(Redirected::Text(text)) => {
                self.is_changed = true;
                *value = TextValue::parse(&text);
            }
            Some(_) => {}
        }
    }

    /// `None` when the text is not of this kind.
    fn leaf(&self, text: &str, kind: &FieldKind) -> Option<Redirected> {
        let value = parse_value(text, kind).ok();
        let mut value = value.filter(|value| !has_unknown(value, kind))?;
        let is_changed = Cell::new(false);
        redirect_entities(&mut value, kind, &|id| match self.new_of.get(&id) {
            None => id,
            Some(new) => {
                is_changed.set(true);
                *new
            }
        });
        if !is_changed.get() {
            return Some(Redirected::Same);
        }
        let mut text = String::new();
        write_value(&value, kind, &mut text);
        Some(Redirected::Text(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::{FieldDescription, VariantDescription};

    const fn field(name: &'static str, kind: FieldKind) -> FieldDescription {
        FieldDescription {
            name,
            former_names: &["former"],
            doc: "",
            unit: "",
            min: None,
            max: None,
            step: None,
            hidden: false,
            only: None,
            asset: None,
            kind,
        }
    }

    const ENTITY: FieldKind = FieldKind::Entity;
    const COUNT: FieldKind = FieldKind::Integer {
        signed: false,
        bits: 32,
    };
    const AIM: FieldKind = FieldKind::Enum(&[VariantDescription {
        name: "At",
        doc: "",
        kind: Some(ENTITY),
    }]);
    const SQUAD: FieldKind = FieldKind::Struct(&[
        field("count", COUNT),
        field("leader", FieldKind::Option(&ENTITY)),
        field("members", FieldKind::List(&ENTITY)),
        field("aim", AIM),
        field("nested", FieldKind::Struct(&[field("of", ENTITY)])),
    ]);

    #[test]
    fn ids_are_replaced_where_the_kind_is_known_and_unclear_elsewhere() {
        let new_of = NewIds::from([(EntityId::from_bits(7), EntityId::from_bits(90))]);
        let references = References::new(|name: &str| (name == "a::Squad").then_some(SQUAD));
        let text = |text: &str| Redirected::Text(text.to_owned());
        for (component, before, after) in [
            (Parent::NAME, "(entity: 7)", text("(entity: 90)")),
            (Parent::NAME, "(entity: 8)", Redirected::Same),
            ("a::Squad", "(count: 7, leader: Some(8))", Redirected::Same),
            (
                "a::Squad",
                "(count: 7, leader: Some(7), members: [1, 7], aim: At(7), nested: (former: 7))",
                text(
                    "(count: 7, leader: Some(90), members: [1, 90], aim: At(90), nested: (former: 90))",
                ),
            ),
            (
                "a::Squad",
                "(leader: Some(7), gone: 7)",
                Redirected::Unclear,
            ),
            (
                "a::Squad",
                "(leader: Some(7), gone: 8)",
                text("(leader: Some(90), gone: 8)"),
            ),
            ("a::Squad", "(aim: Gone(7))", Redirected::Unclear),
            ("b::Unknown", "(target: 7)", Redirected::Unclear),
            ("b::Unknown", "(target: 8, name: \"7\")", Redirected::Same),
        ] {
            let redirected = references.redirect(component, before, &new_of);
            assert_eq!(redirected, after, "{component}: {before}");
        }
    }
}
