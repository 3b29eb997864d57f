//! [`Snapshots`]: copies of a pool's rows.

use super::Columns;

/// Copies of the columns of one component, each under a number. Lists, not a map: there are two or
/// three at a time, and a map would be compiled again for each component.
#[derive(Debug)]
pub(crate) struct Snapshots<T> {
    numbers: Vec<u64>,
    /// In the order of their numbers.
    columns: Vec<Columns<T>>,
}

impl<T> Default for Snapshots<T> {
    fn default() -> Self {
        Self {
            numbers: Vec::new(),
            columns: Vec::new(),
        }
    }
}

impl<T> Snapshots<T> {
    /// Stores `columns` under `number` and drops the copy before.
    pub(crate) fn insert(&mut self, number: u64, columns: Columns<T>) {
        self.remove(number);
        self.numbers.push(number);
        self.columns.push(columns);
    }

    pub(crate) fn get(&self, number: u64) -> Option<&Columns<T>> {
        self.columns.get(position(&self.numbers, number)?)
    }

    pub(crate) fn remove(&mut self, number: u64) {
        if let Some(at) = position(&self.numbers, number) {
            self.numbers.swap_remove(at);
            self.columns.swap_remove(at);
        }
    }
}

/// Not generic, so that it is compiled once.
fn position(numbers: &[u64], number: u64) -> Option<usize> {
    numbers.iter().position(|other| *other == number)
}
