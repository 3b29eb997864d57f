//! [`NamedTexts`]: the components of an owner in a scene file.

use playground_base::ron::value::RawValue;
use playground_base::serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::collections::{BTreeMap, btree_map};
use std::fmt;

/// The components of an owner in a scene file: texts by name. A name that comes twice is noted, and
/// refused with its owner.
#[derive(Debug, Default)]
pub struct NamedTexts {
    of: BTreeMap<String, Box<RawValue>>,
    twice: Option<String>,
}

impl NamedTexts {
    fn add(&mut self, name: String, text: Box<RawValue>) {
        match self.of.entry(name) {
            btree_map::Entry::Vacant(free) => {
                free.insert(text);
            }
            btree_map::Entry::Occupied(taken) => {
                self.twice.get_or_insert_with(|| taken.key().clone());
            }
        }
    }

    /// Names and texts, in order of the names.
    pub fn iter(&self) -> btree_map::Iter<'_, String, Box<RawValue>> {
        self.of.iter()
    }

    /// True without any component.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The first name that comes twice.
    pub fn twice(&self) -> Option<&str> {
        self.twice.as_deref()
    }
}

impl<'a> IntoIterator for &'a NamedTexts {
    type Item = (&'a String, &'a Box<RawValue>);
    type IntoIter = btree_map::Iter<'a, String, Box<RawValue>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for NamedTexts {
    type Item = (String, Box<RawValue>);
    type IntoIter = btree_map::IntoIter<String, Box<RawValue>>;

    fn into_iter(self) -> Self::IntoIter {
        self.of.into_iter()
    }
}

impl<'de> Deserialize<'de> for NamedTexts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(NamedTextsVisitor)
    }
}

struct NamedTextsVisitor;

impl<'de> Visitor<'de> for NamedTextsVisitor {
    type Value = NamedTexts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("components by name, {\"crate::Type\": (field: value)}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<NamedTexts, A::Error> {
        let mut texts = NamedTexts::default();
        while let Some(name) = from.next_key()? {
            texts.add(name, from.next_value()?);
        }
        Ok(texts)
    }
}
