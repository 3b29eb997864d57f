//! Rows of components that no module declares any more: they wait outside of the world, as text.

use super::Engine;
use crate::EngineError;
use crate::runtime::{KeptRow, Undeclared, put_back, rows_in_words, take_out};
use crate::scene::UnknownComponents;
use std::collections::{BTreeMap, BTreeSet};

/// The rows outside of the world at one time.
#[derive(Debug, Default)]
pub struct Kept {
    components: UnknownComponents,
    /// Of resources, by name.
    resources: BTreeMap<String, String>,
    /// The components that modules declared at that time.
    declared: BTreeSet<&'static str>,
}

impl Engine {
    /// The rows outside of the world now.
    pub(crate) fn kept(&self) -> Kept {
        let open = self.open.as_ref();
        Kept {
            components: open.map_or_else(Default::default, |open| open.unknown_components.clone()),
            resources: open.map_or_else(Default::default, |open| open.unknown_resources.clone()),
            declared: self.declared(),
        }
    }

    /// Restores the rows that were outside of the world at the start of play. Modules may have
    /// been reloaded since.
    pub(crate) fn restore_kept(&mut self, kept: Kept) -> Result<(), EngineError> {
        if let Some(open) = &mut self.open {
            open.unknown_components = kept.components;
            open.unknown_resources = kept.resources;
        }
        self.put_back_all(&kept.declared)?;
        self.take_out_undeclared().map(|_| ())
    }

    /// The names of the components that modules declare.
    pub(super) fn declared(&self) -> BTreeSet<&'static str> {
        self.runtime.declared().into_keys().collect()
    }

    /// The rows outside of the world, for a dry run.
    pub(super) fn kept_rows(&self) -> Vec<KeptRow> {
        let row = |entity, (component, text): (&String, &String)| KeptRow {
            entity,
            component: component.clone(),
            text: text.clone(),
        };
        let open = self.open.iter();
        let of_entities = open.clone().flat_map(|open| &open.unknown_components);
        let of_entities =
            of_entities.flat_map(|(entity, rows)| rows.iter().map(|of| row(Some(*entity), of)));
        let resources = open.flat_map(|open| &open.unknown_resources);
        of_entities
            .chain(resources.map(|of| row(None, of)))
            .collect()
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
            for row in undeclared.rows {
                let rows = match row.entity {
                    Some(entity) => open.unknown_components.entry(entity).or_default(),
                    None => &mut open.unknown_resources,
                };
                rows.insert(row.component, row.text);
            }
        }
        notes
    }

    /// Puts rows back whose component a module declares, and none declared `before`. Returns what
    /// the user should know.
    ///
    /// # Errors
    /// When the world cannot be changed. The other rows are kept.
    pub(super) fn put_back_all(
        &mut self,
        before: &BTreeSet<&'static str>,
    ) -> Result<Vec<String>, EngineError> {
        let new = self.runtime.heirs(before);
        let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for row in self.kept_rows() {
            let Some(component) = new.get(row.component.as_str()) else {
                continue;
            };
            let done = put_back(&self.runtime, &row, component)?;
            counts.entry(component.name).or_default()[usize::from(!done)] += 1;
            if done && let Some(open) = &mut self.open {
                let rows = match row.entity {
                    Some(entity) => open.unknown_components.entry(entity).or_default(),
                    None => &mut open.unknown_resources,
                };
                rows.remove(&row.component);
            }
        }
        if let Some(open) = &mut self.open {
            open.unknown_components.retain(|_, rows| !rows.is_empty());
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
