//! [`WalkMut`]: the columns of several archetypes to write, all of them borrowed at once.

use super::column::Column;
use super::ticks::Ticks;
use playground_modules_types::ArchetypeId;

/// The columns of one component, to write, archetype after archetype in ascending order. Unlike the
/// rows of `rows_mut`, the rows of several archetypes can be borrowed at once, so an iterator can
/// go over many archetypes.
pub struct WalkMut<'r, T> {
    /// The columns after the last one that was returned.
    pub(super) columns: &'r mut [Column<T>],
    pub(super) by_archetype: &'r [u32],
    /// Slot of the first of `columns`.
    pub(super) first: usize,
    pub(super) tick: u32,
}

impl<'r, T> WalkMut<'r, T> {
    /// The rows of `archetype`, and the marks to flag them as changed. Empty for an archetype
    /// without the component, or one that is not after all earlier ones.
    #[inline]
    pub fn rows(&mut self, archetype_id: ArchetypeId) -> (&'r mut [T], RowMarks<'r>) {
        let slot = self.by_archetype.get(archetype_id.0 as usize);
        let ahead = slot.and_then(|slot| (*slot as usize).checked_sub(self.first));
        let columns = std::mem::take(&mut self.columns);
        match ahead {
            Some(ahead) if ahead < columns.len() => {
                let (column, behind) = columns[ahead..].split_at_mut(1);
                self.columns = behind;
                self.first += ahead + 1;
                column[0].rows_and_marks(self.tick)
            }
            _ => {
                self.columns = columns;
                (&mut [], RowMarks::NONE)
            }
        }
    }

    /// The same walk with a shorter lifetime; afterwards this one continues at the same archetype.
    #[inline]
    pub fn reborrow(&mut self) -> WalkMut<'_, T> {
        WalkMut {
            columns: self.columns,
            by_archetype: self.by_archetype,
            first: self.first,
            tick: self.tick,
        }
    }
}

/// Marks rows of one archetype as changed, and reads their ticks.
pub struct RowMarks<'r> {
    ticks: Option<(&'r Ticks, &'r mut Ticks)>,
    len: usize,
    tick: u32,
}

impl<'r> RowMarks<'r> {
    const NONE: Self = Self {
        ticks: None,
        len: 0,
        tick: 0,
    };

    pub(super) const fn new(
        added: &'r Ticks,
        changed: &'r mut Ticks,
        len: usize,
        tick: u32,
    ) -> Self {
        Self {
            ticks: Some((added, changed)),
            len,
            tick,
        }
    }

    /// All rows count as changed.
    #[inline]
    pub const fn all(&mut self) {
        if let Some((_, changed)) = &mut self.ticks {
            changed.fill(self.tick);
        }
    }

    /// One row counts as changed.
    #[inline]
    pub fn row(&mut self, row: usize) {
        if let Some((_, changed)) = &mut self.ticks {
            changed.set(row, self.len, self.tick);
        }
    }

    /// The ticks at which a row was added and changed.
    #[inline]
    pub fn ticks(&self, row: usize) -> Option<(u32, u32)> {
        let (added, changed) = self.ticks.as_ref().filter(|_| row < self.len)?;
        Some((added.get(row), changed.get(row)))
    }
}
