//! [`Snapshots`]: copies of a pool's rows.

use super::Columns;

/// Copies of the columns of one component, each under a number. A list, not a map: there are two or
/// three at a time, and a map would be compiled again for each component.
#[derive(Debug)]
pub(crate) struct Snapshots<T> {
    entries: Vec<(u64, Columns<T>)>,
}

impl<T> Default for Snapshots<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<T> Snapshots<T> {
    /// Stores `columns` under `number` and drops the entry before.
    pub(crate) fn insert(&mut self, number: u64, columns: Columns<T>) {
        self.remove(number);
        self.entries.push((number, columns));
    }

    pub(crate) fn get(&self, number: u64) -> Option<&Columns<T>> {
        let at = self.position(number)?;
        self.entries.get(at).map(|(_, columns)| columns)
    }

    pub(crate) fn remove(&mut self, number: u64) {
        if let Some(at) = self.position(number) {
            self.entries.swap_remove(at);
        }
    }

    fn position(&self, number: u64) -> Option<usize> {
        self.entries.iter().position(|(entry, _)| *entry == number)
    }
}
