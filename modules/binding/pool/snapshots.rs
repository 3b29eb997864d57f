//! [`Snapshots`]: copies of a pool's rows.

use super::Columns;

/// Copies of the columns of one component, each under a number: two or three at a time. A chain and
/// not a list, because the compiler would put what drops a `Vec` beside that of all other components.
#[derive(Debug)]
pub(crate) struct Snapshots<T> {
    first: Option<Box<Snapshot<T>>>,
    /// Numbers under which the rows are stored as they are: nobody wrote them since.
    pub(crate) put_off: Vec<u64>,
}

#[derive(Debug)]
struct Snapshot<T> {
    number: u64,
    columns: Columns<T>,
    next: Option<Box<Snapshot<T>>>,
}

impl<T> Default for Snapshots<T> {
    #[inline]
    fn default() -> Self {
        Self {
            first: None,
            put_off: Vec::new(),
        }
    }
}

/// As that of [`Columns`].
impl<T> Drop for Snapshots<T> {
    #[inline]
    fn drop(&mut self) {}
}

/// As that of [`Columns`].
impl<T> Drop for Snapshot<T> {
    #[inline]
    fn drop(&mut self) {}
}

impl<T> Snapshots<T> {
    /// Stores `columns` under `number` and drops the copy before.
    #[inline]
    pub(crate) fn insert(&mut self, number: u64, columns: Columns<T>) {
        self.remove(number);
        self.first = Some(Box::new(Snapshot {
            number,
            columns,
            next: self.first.take(),
        }));
    }

    /// Whether the rows are stored as they are under this number.
    #[inline]
    pub(crate) fn is_put_off(&self, number: u64) -> bool {
        has(&self.put_off, number)
    }

    #[inline]
    pub(crate) fn get(&self, number: u64) -> Option<&Columns<T>> {
        let mut at = self.first.as_deref();
        while let Some(snapshot) = at {
            if snapshot.number == number {
                return Some(&snapshot.columns);
            }
            at = snapshot.next.as_deref();
        }
        None
    }

    #[inline]
    pub(crate) fn take(&mut self, number: u64) -> Option<Columns<T>> {
        let mut at = &mut self.first;
        while at.as_ref()?.number != number {
            at = &mut at.as_mut()?.next;
        }
        let mut taken = at.take()?;
        *at = taken.next.take();
        Some(std::mem::take(&mut taken.columns))
    }

    #[inline]
    pub(crate) fn remove(&mut self, number: u64) {
        take_out(&mut self.put_off, number);
        drop(self.take(number));
    }
}

/// Not generic, so that it is compiled once.
fn has(numbers: &[u64], number: u64) -> bool {
    numbers.contains(&number)
}

/// Not generic, so that it is compiled once.
fn take_out(numbers: &mut Vec<u64>, number: u64) {
    numbers.retain(|other| *other != number);
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
        assert_eq!(rows(&snapshots), [None, Some(21), Some(30)]);
        for number in [3, 2] {
            assert!(snapshots.take(number).is_some());
            assert!(snapshots.take(number).is_none());
        }
        assert!(snapshots.first.is_none());
    }
}
