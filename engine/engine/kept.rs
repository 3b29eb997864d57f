//! What no module can read: it waits outside of the world, as text.

use super::Engine;
use crate::EngineError;
use crate::runtime::{KeptRow, KeptText, Readers, Undeclared, put_back, rows_in_words, take_out};
use crate::scene::merge::SceneTree;
use crate::scene::{Unread, UnreadComponents};
use playground_core_ecs::EntityId;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What was outside of the world at one time.
#[derive(Debug, Default)]
pub struct Kept {
    unread: UnreadComponents,
    /// The components that modules declared at that time.
    declared: BTreeSet<&'static str>,
    /// The reloads that there had been.
    reloads: u64,
}

impl Engine {
    /// What is outside of the world now.
    pub(crate) fn kept(&self) -> Kept {
        Kept {
            unread: self.unread.clone(),
            declared: self.declared(),
            reloads: self.reloads,
        }
    }

    /// Restores what was outside of the world at the start of play. Modules may have been reloaded
    /// since: what they had no place for in the world of before play was added then.
    pub(crate) fn restore_kept(&mut self, kept: Kept) -> Result<(), EngineError> {
        self.unread = kept.unread;
        let is_as_before = kept.reloads == self.reloads;
        let is_new = |name: &str| !is_as_before || !kept.declared.contains(name);
        self.put_back(&self.runtime.readers(is_new))?;
        self.take_out_undeclared().map(|_| ())
    }

    /// The names of the components that modules declare.
    pub(super) fn declared(&self) -> BTreeSet<&'static str> {
        self.runtime.declared().into_keys().collect()
    }

    /// Gives the components of a scene the names that they have now: a file may be older than the code.
    pub fn follow_former_names(&self, scene: &mut SceneTree) {
        let declared = self.declared();
        let mut now = HashMap::new();
        for pool in &self.world().data.read().pools {
            let description = pool.description();
            if declared.contains(description.name) {
                let former = description.former_names.iter();
                let gone = former.filter(|former| !declared.contains(**former));
                now.extend(gone.map(|former| (*former, description.name)));
            }
        }
        for texts in scene.owners.values_mut() {
            let renamed = texts.keys().filter(|name| now.contains_key(name.as_str()));
            for former in renamed.cloned().collect::<Vec<_>>() {
                let name = now.get(former.as_str());
                // The one that has its name already is newer.
                if let Some(name) = name.filter(|name| !texts.contains_key(**name))
                    && let Some(text) = texts.remove(&former)
                {
                    texts.insert((*name).to_owned(), text);
                }
            }
        }
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
    ///
    /// # Errors
    /// When the world cannot be changed.
    pub fn take_out_undeclared(&mut self) -> Result<Vec<String>, EngineError> {
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
        self.keep_texts(undeclared.texts);
        notes
    }

    /// Keeps values that a reload had no place for: those of the world beside it, and those of the
    /// world of before play beside that one, to which Stop goes back.
    pub(super) fn keep_texts(&mut self, texts: Vec<KeptText>) {
        for text in texts {
            let unread = match text.snapshot {
                None => &mut self.unread,
                Some(snapshot) if self.play.started_from() == Some(snapshot) => {
                    &mut self.play.kept_mut().unread
                }
                Some(_) => continue,
            };
            unread.set(text.entity, &text.name, Some(text.unread));
        }
    }

    /// Puts back what can be read after a reload and could not be read before: of components that
    /// none declared `before`, and of those that were declared anew. Returns what the user should know.
    pub(super) fn put_back_after(
        &mut self,
        before: &BTreeSet<&'static str>,
        refilled: &BTreeSet<&'static str>,
    ) -> Result<Vec<String>, EngineError> {
        let is_new = |name: &str| !before.contains(name) || refilled.contains(name);
        self.put_back(&self.runtime.readers(is_new))
    }

    /// Puts back what modules can read now of these owners, after an undo that brought text of before
    /// a reload.
    ///
    /// # Errors
    /// When the world cannot be changed.
    pub fn put_back_of(&mut self, owners: &BTreeSet<Option<EntityId>>) -> Result<(), EngineError> {
        if owners.is_empty() || self.unread.is_empty() {
            return Ok(());
        }
        let readers = self.runtime.readers(|_| true);
        let kept = self.kept_rows();
        let kept: Vec<KeptRow> = { kept.into_iter() }
            .filter(|row| owners.contains(&row.entity))
            .collect();
        self.put_back_rows(&kept, &readers).map(|_| ())
    }

    fn put_back(&mut self, readers: &Readers) -> Result<Vec<String>, EngineError> {
        let kept = self.kept_rows();
        self.put_back_rows(&kept, readers)
    }

    fn put_back_rows(
        &mut self,
        kept: &[KeptRow],
        readers: &Readers,
    ) -> Result<Vec<String>, EngineError> {
        let done = put_back(&self.runtime, kept, readers)?;
        for row in done.done.iter().filter_map(|at| kept.get(*at)) {
            self.unread.set(row.entity, &row.component, None);
        }
        self.keep_texts(done.left);
        Ok(done.counts.into_iter().flat_map(notes_of).collect())
    }
}

/// `12 rows` of a component, or `12 values` of a field.
fn count_in_words(name: &str, count: usize) -> String {
    match (name.contains('.'), count) {
        (false, _) => rows_in_words(count),
        (true, 1) => "1 value".to_owned(),
        (true, _) => format!("{count} values"),
    }
}

/// How many rows or values came back, and how many did not.
fn notes_of((name, [back, left]): (String, [usize; 2])) -> Vec<String> {
    let mut notes = Vec::new();
    if back > 0 {
        let came = if back == 1 { "is" } else { "are" };
        let count = count_in_words(&name, back);
        notes.push(format!("{count} of {name} {came} back"));
    }
    if left > 0 {
        let count = count_in_words(&name, left);
        notes.push(format!(
            "{count} of {name} could not be put back: the text does not fit its fields, or the entity is \
             gone; it is kept",
        ));
    }
    notes
}

/// `12 values of X.label are kept as text`, for each component or field.
pub(super) fn kept_notes(texts: &[KeptText]) -> Vec<String> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for text in texts.iter().filter(|text| text.snapshot.is_none()) {
        let kind = (text.name.as_str(), text.unread.reason.as_str());
        *counts.entry(kind).or_default() += 1;
    }
    // Values that differ have reasons that differ: the first one stands for all.
    let mut notes: Vec<(String, usize, &str)> = Vec::new();
    for ((name, reason), count) in counts {
        match notes.iter_mut().find(|(known, ..)| known == name) {
            Some((_, known, _)) => *known += count,
            None => notes.push((name.to_owned(), count, reason)),
        }
    }
    let note = |(name, count, reason): (String, usize, &str)| {
        let is = if count == 1 { "is" } else { "are" };
        let count = count_in_words(&name, count);
        format!("{count} of {name} {is} kept as text: {reason}")
    };
    notes.into_iter().map(note).collect()
}
