//! Rows of components that no module declares any more: they wait outside of the world, as text.

use super::Engine;
use crate::EngineError;
use crate::runtime::{KeptRow, Undeclared, put_back, rows_in_words, take_out};
use crate::scene::{Unread, UnreadComponents};
use std::collections::{BTreeMap, BTreeSet};

/// The rows outside of the world at one time.
#[derive(Debug, Default)]
pub struct Kept {
    unread: UnreadComponents,
    /// The components that modules declared at that time.
    declared: BTreeSet<&'static str>,
}

impl Engine {
    /// The rows outside of the world now.
    pub(crate) fn kept(&self) -> Kept {
        Kept {
            unread: self.unread.clone(),
            declared: self.declared(),
        }
    }

    /// Restores the rows that were outside of the world at the start of play. Modules may have
    /// been reloaded since.
    pub(crate) fn restore_kept(&mut self, kept: Kept) -> Result<(), EngineError> {
        self.unread = kept.unread;
        self.put_back_all(&kept.declared)?;
        self.take_out_undeclared().map(|_| ())
    }

    /// The names of the components that modules declare.
    pub(super) fn declared(&self) -> BTreeSet<&'static str> {
        self.runtime.declared().into_keys().collect()
    }

    /// The rows outside of the world, for a dry run.
    pub(super) fn kept_rows(&self) -> Vec<KeptRow> {
        let rows = self
            .unread
            .iter()
            .map(|(entity, component, unread)| KeptRow {
                entity,
                component: component.clone(),
                text: unread.text.clone(),
            });
        rows.collect()
    }

    /// Takes rows out whose component no module declares. Returns what the user should know.
    pub(super) fn take_out_undeclared(&mut self) -> Result<Vec<String>, EngineError> {
        let undeclared = take_out(&self.runtime)?;
        Ok(self.keep(undeclared))
    }

    /// Keeps rows outside of the world whose component no module declares.
    ///
    /// # Errors
    /// When the world cannot be changed.
    pub fn keep_undeclared(&mut self) -> Result<(), EngineError> {
        self.take_out_undeclared().map(|_| ())
    }

    /// Keeps rows that were taken out. Returns what the user should know.
    pub(super) fn keep(&mut self, undeclared: Undeclared) -> Vec<String> {
        let notes = undeclared.notes();
        for row in undeclared.rows {
            let unread = Unread {
                text: row.text,
                reason: "no module declares it any more".to_owned(),
            };
            self.unread.set(row.entity, &row.component, Some(unread));
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
            if done {
                self.unread.set(row.entity, &row.component, None);
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
