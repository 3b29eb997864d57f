//! [`Twins`]: entities of ours that have the same content as some of theirs.

use super::references::NewIds;
use super::{ComponentTexts, SceneTree};
use crate::scene::TextValue;
use playground_core_ecs::EntityId;
use std::collections::BTreeMap;

/// Entities of ours that are new, by their content, without those that theirs has under the same id.
/// A scene that took in an entity under another id still has it when the same file is taken in again,
/// after a crash for example.
pub struct Twins {
    by_content: BTreeMap<Vec<(String, String)>, Vec<EntityId>>,
}

impl Twins {
    /// The entities that are new in our version, by what clashes with theirs.
    pub fn new(base: &SceneTree, ours: &SceneTree, theirs: &SceneTree, clashing: &NewIds) -> Self {
        let mut by_content: BTreeMap<_, Vec<EntityId>> = BTreeMap::new();
        for (owner, texts) in ours.owners.iter().rev() {
            let Some(id) = *owner else { continue };
            let is_other = theirs.get(*owner).is_none() || clashing.contains_key(&id);
            if base.get(*owner).is_none() && is_other && !texts.is_empty() {
                by_content.entry(content(texts)).or_default().push(id);
            }
        }
        Self { by_content }
    }

    /// Takes the first entity with this content.
    pub fn take(&mut self, texts: &ComponentTexts) -> Option<EntityId> {
        self.by_content.get_mut(&content(texts))?.pop()
    }
}

fn content(texts: &ComponentTexts) -> Vec<(String, String)> {
    let texts = texts.iter();
    texts
        .map(|(name, text)| (name.clone(), TextValue::in_one_form(text)))
        .collect()
}
