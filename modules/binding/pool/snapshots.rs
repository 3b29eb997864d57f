//! [`Snapshots`]: copies of a pool's rows.

use super::Columns;

/// Copies of the columns of one component, each under a number. Lists, not a map: there are two or
/// three at a time, and a map would be compiled again for each component.
#[derive(Debug)]
pub(crate) struct Snapshots<T> {
    numbers: Vec<u64>,
    /// In the order of their numbers.
    columns: Vec<Columns<T>>,
    /// Numbers under which the rows are stored as they are: nobody wrote them since.
    pub(crate) put_off: Vec<u64>,
}

impl<T> Default for Snapshots<T> {
    #[inline]
    fn default() -> Self {
        Self {
            numbers: Vec::new(),
            columns: Vec::new(),
            put_off: Vec::new(),
        }
    }
}

impl<T> Snapshots<T> {
    /// Stores `columns` under `number` and drops the copy before.
    #[inline]
    pub(crate) fn insert(&mut self, number: u64, columns: Columns<T>) {
        self.remove(number);
        self.numbers.push(number);
        self.columns.push(columns);
    }

    #[inline]
    pub(crate) fn get(&self, number: u64) -> Option<&Columns<T>> {
        self.columns.get(position(&self.numbers, number)?)
    }

    #[inline]
    pub(crate) fn take(&mut self, number: u64) -> Option<Columns<T>> {
        let at = position(&self.numbers, number)?;
        self.numbers.swap_remove(at);
        Some(self.columns.swap_remove(at))
    }

    #[inline]
    pub(crate) fn remove(&mut self, number: u64) {
        take_out(&mut self.put_off, number);
        drop(self.take(number));
    }
}

/// Not generic, so that it is compiled once.
fn take_out(numbers: &mut Vec<u64>, number: u64) {
    numbers.retain(|other| *other != number);
}

/// Not generic, so that it is compiled once.
fn position(numbers: &[u64], number: u64) -> Option<usize> {
    numbers.iter().position(|other| *other == number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_modules_types::ArchetypeId;

    /// Columns with one row, by which a test finds them again.
    fn columns(row: u8) -> Columns<u8> {
        let mut columns = Columns::default();
        columns.add_archetype(ArchetypeId(0));
        columns.column_mut(ArchetypeId(0)).push(row, 1);
        columns
    }

    fn row(snapshots: &Snapshots<u8>, number: u64) -> Option<u8> {
        let columns = snapshots.get(number)?;
        columns.column(ArchetypeId(0)).rows.first().copied()
    }

    #[test]
    fn each_number_gives_its_own_columns_after_another_was_removed() {
        let mut snapshots = Snapshots::default();
        for number in [1, 2, 3] {
            snapshots.insert(number, columns(number as u8 * 10));
        }
        snapshots.remove(1);
        let rows = |snapshots: &Snapshots<u8>| [1, 2, 3].map(|number| row(snapshots, number));
        assert_eq!(rows(&snapshots), [None, Some(20), Some(30)]);
        snapshots.insert(2, columns(21));
        assert_eq!(rows(&snapshots), [None, Some(21), Some(30)]);
        snapshots.remove(4);
        assert_eq!(snapshots.numbers.len(), 2);
    }
}
