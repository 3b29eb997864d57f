//! Rows of components that no module declares any more: they wait outside of the world, as text.

use super::Engine;
use crate::EngineError;
use crate::runtime::{Undeclared, put_back, rows_in_words, take_out};
use crate::scene::UnknownComponents;
use playground_base::ComponentDescription;
use playground_core_ecs::EntityId;
use std::collections::{BTreeMap, BTreeSet};

impl Engine {
    /// The rows outside of the world: of entities, and of resources.
    pub(crate) fn kept(&self) -> (UnknownComponents, BTreeMap<String, String>) {
        self.open.as_ref().map_or_else(Default::default, |open| {
            (
                open.unknown_components.clone(),
                open.unknown_resources.clone(),
            )
        })
    }

    /// Restores the rows that were outside of the world at the start of play. Modules may have
    /// been reloaded since.
    pub(crate) fn restore_kept(
        &mut self,
        (components, resources): (UnknownComponents, BTreeMap<String, String>),
    ) -> Result<(), EngineError> {
        if let Some(open) = &mut self.open {
            (open.unknown_components, open.unknown_resources) = (components, resources);
        }
        self.put_back_all(&BTreeSet::new())?;
        self.take_out_undeclared().map(|_| ())
    }

    /// Takes rows out whose component no module declares. Returns what the user should know.
    pub(super) fn take_out_undeclared(&mut self) -> Result<Vec<String>, EngineError> {
        let undeclared = take_out(&self.runtime)?;
        Ok(self.keep(undeclared))
    }

    /// Keeps rows that were taken out. Returns what the user should know.
    pub(super) fn keep(&mut self, undeclared: Undeclared) -> Vec<String> {
        let notes = undeclared.notes();
        if let Some(open) = &mut self.open {
            for (entity, name, text) in undeclared.rows {
                match entity {
                    Some(entity) => {
                        let of_entity = open.unknown_components.entry(entity).or_default();
                        of_entity.insert(name, text);
                    }
                    None => drop(open.unknown_resources.insert(name, text)),
                }
            }
        }
        notes
    }

    /// Puts rows back whose component a module declares, other than the components that were
    /// declared `before`. Returns what the user should know.
    pub(super) fn put_back_all(
        &mut self,
        before: &BTreeSet<&'static str>,
    ) -> Result<Vec<String>, EngineError> {
        let declared = self.runtime.declared();
        let mut new: BTreeMap<&str, &'static ComponentDescription> = BTreeMap::new();
        for (name, component) in declared.iter().filter(|(name, _)| !before.contains(*name)) {
            for former in component
                .former_names
                .iter()
                .filter(|n| !declared.contains_key(*n))
            {
                new.entry(former).or_insert(component);
            }
            new.insert(name, component);
        }
        let Some(open) = &mut self.open else {
            return Ok(Vec::new());
        };
        let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        let mut put = |entity: Option<EntityId>, name: &str, text: &str| {
            let Some(component) = new.get(name) else {
                return Ok(false);
            };
            let done = put_back(&self.runtime, entity, component, text)?;
            counts.entry(component.name).or_default()[usize::from(!done)] += 1;
            Ok::<bool, EngineError>(done)
        };
        for (entity, rows) in &mut open.unknown_components {
            let all = std::mem::take(rows);
            for (name, text) in all {
                if !put(Some(*entity), &name, &text)? {
                    rows.insert(name, text);
                }
            }
        }
        open.unknown_components.retain(|_, rows| !rows.is_empty());
        for (name, text) in std::mem::take(&mut open.unknown_resources) {
            if !put(None, &name, &text)? {
                open.unknown_resources.insert(name, text);
            }
        }
        Ok(counts.into_iter().flat_map(notes_of).collect())
    }
}

/// How many rows of a component came back, and how many did not.
fn notes_of((name, [back, left]): (&str, [usize; 2])) -> Vec<String> {
    let mut notes = Vec::new();
    if back > 0 {
        let came = if back == 1 { "is" } else { "are" };
        notes.push(format!("{} of {name} {came} back", rows_in_words(back)));
    }
    if left > 0 {
        notes.push(format!(
            "{} of {name} could not be put back: the text does not fit its fields, or the entity is \
             gone; it is kept",
            rows_in_words(left)
        ));
    }
    notes
}
