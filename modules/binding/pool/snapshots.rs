//! [`Snapshots`]: kept copies of a pool's rows.

use super::Columns;

/// Kept copies of the columns of one component, each under a number. There are two or three at a
/// time, and a map of them would be compiled again for each component.
#[derive(Debug)]
pub(crate) struct Snapshots<T> {
    kept: Vec<(u64, Columns<T>)>,
}

impl<T> Default for Snapshots<T> {
    fn default() -> Self {
        Self { kept: Vec::new() }
    }
}

impl<T> Snapshots<T> {
    /// Keeps `columns` under `number`, instead of what was kept there.
    pub(crate) fn insert(&mut self, number: u64, columns: Columns<T>) {
        self.remove(number);
        self.kept.push((number, columns));
    }

    pub(crate) fn get(&self, number: u64) -> Option<&Columns<T>> {
        let at = self.place(number)?;
        self.kept.get(at).map(|(_, columns)| columns)
    }

    pub(crate) fn remove(&mut self, number: u64) {
        if let Some(at) = self.place(number) {
            self.kept.swap_remove(at);
        }
    }

    fn place(&self, number: u64) -> Option<usize> {
        self.kept.iter().position(|(kept, _)| *kept == number)
    }
}
