//! [`Columns`]: the rows of one component, archetype by archetype.

use super::archetype_walk::WalkMut;
use super::column::Column;
use super::snapshots::Snapshots;
use super::sparse_index::SparseIndex;
use playground_modules_types::{ArchetypeId, Describe};

const NONE: u32 = u32::MAX;

/// All columns of one component and the slot of each archetype's column. A sparse component has the
/// column of [`ArchetypeId::SPARSE`] instead, with an index from entities to rows.
#[derive(Debug)]
pub struct Columns<T> {
    pub(crate) columns: Vec<Column<T>>,
    by_archetype: Vec<u32>,
    /// Beside the two above, because all three are read by each access.
    make_snapshots: Option<MakeSnapshots<T>>,
    empty: Column<T>,
    pub(crate) sparse: Column<T>,
    pub(crate) index: SparseIndex,
    /// Copies of removed rows, for the observers that are notified next.
    pub(crate) removed: Vec<T>,
    pub(crate) snapshots: Snapshots<T>,
}

/// Makes the snapshots that were put off. A pointer, so that the copies are compiled in the crate of the
/// component and not in each that writes it.
type MakeSnapshots<T> = fn(&mut Columns<T>);

impl<T> Default for Columns<T> {
    #[inline]
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            by_archetype: Vec::new(),
            empty: Column::empty(),
            sparse: Column::empty(),
            index: SparseIndex::default(),
            removed: Vec::new(),
            snapshots: Snapshots::default(),
            make_snapshots: None,
        }
    }
}

/// Nothing to do, but said: what drops a type with a `Drop` that is `#[inline]` is compiled where it is
/// used, and so beside the component.
impl<T> Drop for Columns<T> {
    #[inline]
    fn drop(&mut self) {}
}

impl<T> Columns<T> {
    #[inline]
    pub(crate) fn column(&self, archetype: ArchetypeId) -> &Column<T> {
        let at = self.by_archetype.get(archetype.0 as usize).copied();
        match at.and_then(|at| self.columns.get(at as usize)) {
            Some(column) => column,
            None => self.column_outside(archetype),
        }
    }

    #[inline]
    pub(crate) fn column_mut(&mut self, archetype: ArchetypeId) -> &mut Column<T> {
        let at = self.by_archetype.get(archetype.0 as usize).copied();
        match at.and_then(|at| self.columns.get_mut(at as usize)) {
            Some(column) => column,
            None if archetype == ArchetypeId::SPARSE => &mut self.sparse,
            None => &mut self.empty,
        }
    }

    #[inline]
    fn column_outside(&self, archetype: ArchetypeId) -> &Column<T> {
        if archetype == ArchetypeId::SPARSE {
            &self.sparse
        } else {
            &self.empty
        }
    }

    /// Two different columns, for a move between archetypes.
    #[inline]
    pub(crate) fn pair_mut(
        &mut self,
        from: ArchetypeId,
        to: ArchetypeId,
    ) -> Option<(&mut Column<T>, &mut Column<T>)> {
        let from = *self.by_archetype.get(from.0 as usize)? as usize;
        let to = *self.by_archetype.get(to.0 as usize)? as usize;
        if from < to {
            let (before, behind) = self.columns.split_at_mut_checked(to)?;
            Some((before.get_mut(from)?, behind.first_mut()?))
        } else {
            let (before, behind) = self.columns.split_at_mut_checked(from)?;
            Some((behind.first_mut()?, before.get_mut(to)?))
        }
    }

    /// Makes the column of `archetype` if there is none.
    #[inline]
    pub(crate) fn add_archetype(&mut self, archetype: ArchetypeId) {
        if archetype == ArchetypeId::SPARSE {
            return;
        }
        if let Some(slot) = add_slot(&mut self.by_archetype, archetype) {
            // Not `insert`, which the compiler would put beside that of other components.
            self.columns.push(Column::empty());
            for at in (slot + 1..self.columns.len()).rev() {
                self.columns.swap(at - 1, at);
            }
        }
    }

    /// The columns of all archetypes, to write one after the other.
    #[inline]
    pub(crate) fn walk_mut(&mut self, tick: u32) -> WalkMut<'_, T> {
        WalkMut {
            columns: &mut self.columns,
            by_archetype: &self.by_archetype,
            first: 0,
            tick,
        }
    }

    /// The archetypes that have a column, in order; [`ArchetypeId::SPARSE`] last, where it has
    /// rows.
    #[inline]
    pub(crate) fn archetypes(&self) -> Vec<ArchetypeId> {
        let mut archetypes = archetypes_with_column(&self.by_archetype);
        if !self.sparse.rows.is_empty() {
            archetypes.push(ArchetypeId::SPARSE);
        }
        archetypes
    }

    /// The first archetype after all that have a column.
    #[inline]
    pub(crate) const fn archetypes_end(&self) -> u32 {
        self.by_archetype.len() as u32
    }

    /// Adds or replaces the row of an entity index; returns the row before.
    #[inline]
    pub(crate) fn insert_sparse(&mut self, index: u32, row: T, tick: u32) -> Option<T> {
        if let Some(at) = self.index.row(index) {
            return self.sparse.replace(at, row, tick).ok();
        }
        self.index.link(index);
        self.sparse.push(row, tick);
        None
    }

    /// Removes and returns the row of an entity index.
    #[inline]
    pub(crate) fn remove_sparse(&mut self, index: u32) -> Option<T> {
        let row = self.index.unlink(index)?;
        self.sparse.swap_remove(row)
    }

    /// Stores a removed row; returns its index among the removed rows.
    #[inline]
    pub(crate) fn push_removed(&mut self, row: T) -> u32 {
        self.removed.push(row);
        self.removed.len() as u32 - 1
    }

    /// The columns to write rows in: snapshots that were put off until now are made first. Copying runs
    /// code of plugins: where it panics, they stay put off, and nothing can be written.
    #[inline]
    pub(crate) fn for_writing(&mut self) -> &mut Self {
        if let Some(make_snapshots) = self.make_snapshots {
            make_snapshots(self);
            self.make_snapshots = None;
        }
        self
    }

    /// Stores the rows under the number `snapshot`: a detached copy is made when they are written
    /// next, by `put_off`; at once for `None`, where other threads may write them without a trace.
    #[inline]
    pub(crate) fn save(&mut self, snapshot: u64, put_off: Option<MakeSnapshots<T>>)
    where
        T: Describe,
    {
        self.snapshots.remove(snapshot);
        if put_off.is_some() {
            self.snapshots.put_off.push(snapshot);
            self.make_snapshots = put_off;
        } else {
            self.snapshots.insert(snapshot, self.detached());
        }
    }

    /// Makes the snapshots that were put off.
    #[inline]
    pub(crate) fn make_snapshots(&mut self)
    where
        T: Describe,
    {
        while let Some(snapshot) = self.snapshots.put_off.last().copied() {
            let copy = self.detached();
            self.snapshots.insert(snapshot, copy);
        }
    }

    #[inline]
    fn detached(&self) -> Self
    where
        T: Describe,
    {
        let mut copy = Self::default();
        copy.copy_from(self);
        copy
    }

    /// The rows stored under the number `snapshot`.
    #[inline]
    pub(crate) fn saved(&self, snapshot: u64) -> Option<&Self> {
        if self.snapshots.is_put_off(snapshot) {
            return Some(self);
        }
        self.snapshots.get(snapshot)
    }

    /// Restores the rows of `snapshot`, which stays stored; all of them count as changed at `tick`.
    /// False when there is no such snapshot.
    #[inline]
    pub(crate) fn restore(
        &mut self,
        snapshot: u64,
        tick: u32,
        put_off: Option<MakeSnapshots<T>>,
    ) -> bool
    where
        T: Describe,
    {
        self.removed.clear();
        if self.snapshots.is_put_off(snapshot) {
            // Nobody wrote them since.
            self.touch_all(tick);
            return true;
        }
        self.for_writing();
        let saved = match put_off {
            Some(_) => self.snapshots.take(snapshot),
            // What other threads may write is not exchanged, but copied again.
            None => self.snapshots.get(snapshot).map(Self::detached),
        };
        let Some(mut saved) = saved else {
            return false;
        };
        for archetype in self.archetypes() {
            saved.add_archetype(archetype);
        }
        self.swap_rows(&mut saved);
        if put_off.is_some() {
            self.save(snapshot, put_off);
        }
        self.touch_all(tick);
        // Drops the rows of before last: that runs code of plugins too.
        drop(saved);
        true
    }

    #[inline]
    fn swap_rows(&mut self, other: &mut Self) {
        std::mem::swap(&mut self.columns, &mut other.columns);
        std::mem::swap(&mut self.by_archetype, &mut other.by_archetype);
        std::mem::swap(&mut self.sparse, &mut other.sparse);
        std::mem::swap(&mut self.index, &mut other.index);
    }

    /// Drops a snapshot.
    #[inline]
    pub(crate) fn forget(&mut self, snapshot: u64) {
        self.snapshots.remove(snapshot);
        if self.snapshots.put_off.is_empty() {
            self.make_snapshots = None;
        }
    }

    /// Becomes a detached copy of `other`, reusing its own memory. Archetypes that only `self` has
    /// get an empty column.
    #[inline]
    pub(crate) fn copy_from(&mut self, other: &Self)
    where
        T: Describe,
    {
        for archetype in other.archetypes() {
            self.add_archetype(archetype);
        }
        for (archetype, at) in self.by_archetype.iter().enumerate() {
            if let Some(column) = self.columns.get_mut(*at as usize) {
                column.copy_from(other.column(ArchetypeId(archetype as u32)));
            }
        }
        self.removed.clear();
        self.sparse.copy_from(&other.sparse);
        self.index.clone_from(&other.index);
    }

    #[inline]
    pub(crate) fn clear(&mut self) {
        for column in &mut self.columns {
            column.clear();
        }
        self.sparse.clear();
        self.index.clear();
        self.removed.clear();
    }

    /// Every row counts as changed at `tick`.
    #[inline]
    pub(crate) fn touch_all(&mut self, tick: u32) {
        for column in &mut self.columns {
            column.touch_all(tick);
        }
        self.sparse.touch_all(tick);
    }

    #[inline]
    pub(crate) fn rows_total(&self) -> usize {
        let mut rows = self.sparse.rows.len();
        for column in &self.columns {
            rows += column.rows.len();
        }
        rows
    }

    /// Bytes allocated for rows, ticks and the sparse index (what rows own themselves is not
    /// counted).
    #[inline]
    pub(crate) fn bytes(&self) -> usize {
        let mut bytes = self.index.bytes() + self.sparse.bytes();
        bytes += self.removed.capacity() * size_of::<T>();
        for column in &self.columns {
            bytes += column.bytes();
        }
        bytes
    }
}

/// The archetypes that have a column, in order. Not generic, so that it is compiled once.
fn archetypes_with_column(by_archetype: &[u32]) -> Vec<ArchetypeId> {
    let has =
        |(archetype, at): (usize, &u32)| (*at != NONE).then_some(ArchetypeId(archetype as u32));
    by_archetype.iter().enumerate().filter_map(has).collect()
}

/// The slot of the column of `archetype`, if it has none yet. Slots are in the order of the
/// archetypes, so that one walk returns column after column to write. Not generic either.
fn add_slot(by_archetype: &mut Vec<u32>, archetype: ArchetypeId) -> Option<usize> {
    let archetype = archetype.0 as usize;
    if by_archetype.len() <= archetype {
        by_archetype.resize(archetype + 1, NONE);
    }
    if by_archetype[archetype] != NONE {
        return None;
    }
    let before = by_archetype[..archetype].iter();
    let slot = before.filter(|slot| **slot != NONE).count();
    for later in &mut by_archetype[archetype + 1..] {
        *later += u32::from(*later != NONE);
    }
    by_archetype[archetype] = slot as u32;
    Some(slot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_modules_types::FieldKind;
    use std::panic::AssertUnwindSafe;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    const HERE: ArchetypeId = ArchetypeId(0);
    const PUT_OFF: Option<MakeSnapshots<u8>> = Some(Columns::make_snapshots);

    fn rows(columns: &Columns<u8>) -> &[u8] {
        &columns.column(HERE).rows
    }

    fn saved(columns: &Columns<u8>, snapshot: u64) -> Option<&[u8]> {
        Some(rows(columns.saved(snapshot)?))
    }

    fn with_row(row: u8) -> Columns<u8> {
        let mut columns = Columns::default();
        columns.add_archetype(HERE);
        columns.column_mut(HERE).push(row, 1);
        columns
    }

    #[test]
    fn columns_keep_their_archetypes_whatever_the_order_they_are_added_in() {
        let mut columns = Columns::default();
        for archetype in [5, 1, 9, 3, 1] {
            columns.add_archetype(ArchetypeId(archetype));
            let column = columns.column_mut(ArchetypeId(archetype));
            column.push(archetype as u8, 1);
        }
        assert_eq!(columns.archetypes(), [1, 3, 5, 9].map(ArchetypeId));
        let rows = |of| columns.column(ArchetypeId(of)).rows.as_slice();
        assert_eq!([1, 3, 5, 9].map(rows), [&[1, 1][..], &[3], &[5], &[9]]);
    }

    #[test]
    fn pair_is_the_two_columns_in_the_order_they_are_asked_for() {
        let mut columns = Columns::default();
        for archetype in [2, 4, 6] {
            columns.add_archetype(ArchetypeId(archetype));
            columns
                .column_mut(ArchetypeId(archetype))
                .push(archetype as u8, 1);
        }
        let mut pair = |from, to| {
            let (from, to) = columns.pair_mut(ArchetypeId(from), ArchetypeId(to))?;
            Some((from.rows[0], to.rows[0]))
        };
        for (from, to) in [(2, 4), (4, 2), (2, 6), (6, 2), (6, 4)] {
            assert_eq!(pair(from, to), Some((from as u8, to as u8)));
        }
        for (from, to) in [(4, 4), (4, 3), (3, 4), (4, 99), (99, 4)] {
            assert_eq!(pair(from, to), None, "{from} {to}");
        }
    }

    #[test]
    fn snapshot_is_copied_when_rows_are_written_and_not_before() {
        let mut columns = with_row(7);
        columns.save(1, PUT_OFF);
        columns.save(2, PUT_OFF);
        assert_eq!(columns.snapshots.put_off, [1, 2]);
        assert_eq!(
            [1, 2, 3].map(|of| saved(&columns, of)),
            [Some(&[7][..]), Some(&[7][..]), None]
        );
        columns.for_writing().column_mut(HERE).push(8, 2);
        assert!(columns.snapshots.put_off.is_empty());
        columns.save(3, PUT_OFF);
        columns.forget(2);
        assert_eq!(
            [1, 2, 3].map(|of| saved(&columns, of)),
            [Some(&[7][..]), None, Some(&[7, 8][..])]
        );
    }

    /// A row whose copy panics while its switch is on.
    #[derive(Debug)]
    struct Row(u8, Arc<AtomicBool>);

    impl Describe for Row {
        const KIND: FieldKind = <u8 as Describe>::KIND;
        const HAS_CELLS: bool = false;
        fn copy_of(&self) -> Self {
            assert!(!self.1.load(Ordering::Relaxed), "no copy");
            Self(self.0, self.1.clone())
        }
    }

    #[test]
    fn snapshot_whose_copy_panics_stays_and_the_rows_cannot_be_written() {
        for put_off in [Some(Columns::make_snapshots as MakeSnapshots<Row>), None] {
            let refuses = Arc::new(AtomicBool::new(false));
            let mut columns = Columns::default();
            columns.add_archetype(HERE);
            columns.column_mut(HERE).push(Row(7, refuses.clone()), 1);
            columns.save(1, put_off);
            columns.save(2, put_off);
            refuses.store(true, Ordering::Relaxed);
            for _ in 0..2 {
                let attempt = AssertUnwindSafe(|| match put_off {
                    Some(_) => columns.for_writing().columns.len(),
                    None => usize::from(columns.restore(1, 2, None)),
                });
                assert!(std::panic::catch_unwind(attempt).is_err());
            }
            refuses.store(false, Ordering::Relaxed);
            let column = columns.for_writing().column_mut(HERE);
            column.push(Row(8, refuses.clone()), 3);
            for snapshot in [1, 2] {
                assert!(columns.restore(snapshot, 4, put_off));
                let rows = columns.column(HERE).rows.iter().map(|row| row.0);
                assert_eq!(rows.collect::<Vec<_>>(), [7]);
            }
        }
    }

    #[test]
    fn restored_rows_are_those_of_the_snapshot_however_often() {
        for put_off in [PUT_OFF, None] {
            let mut columns = with_row(7);
            columns.save(1, put_off);
            for tick in 2..5 {
                columns
                    .for_writing()
                    .column_mut(HERE)
                    .push(tick as u8, tick);
                columns.add_archetype(ArchetypeId(tick));
                columns.save(9, put_off);
                assert!(columns.restore(1, tick, put_off));
                assert_eq!(rows(&columns), [7]);
                assert_eq!(columns.column(HERE).last_change(), tick);
                assert_eq!(saved(&columns, 9), Some(&[7, tick as u8][..]));
                assert!(columns.archetypes().contains(&ArchetypeId(tick)));
            }
            assert!(!columns.restore(5, 9, put_off));
            assert_eq!(rows(&columns), [7]);
        }
    }

    #[test]
    fn restore_of_rows_that_nobody_wrote_copies_nothing() {
        let mut columns = with_row(7);
        columns.save(1, PUT_OFF);
        let rows = columns.column(HERE).rows.as_ptr();
        assert!(columns.restore(1, 5, PUT_OFF));
        assert_eq!(columns.column(HERE).rows.as_ptr(), rows);
        assert_eq!(columns.column(HERE).last_change(), 5);
        columns.forget(1);
        assert_eq!(saved(&columns, 1), None);
        columns.for_writing();
        assert!(columns.snapshots.get(1).is_none());
    }
}
