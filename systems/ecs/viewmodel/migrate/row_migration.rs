//! [`RowMigration`]: moves rows one by one into the new pool.

use super::convert::convert;
use super::fit::{in_words, take_unfit};
use playground_base::{ArchetypeId, BorrowToken, ErasedPool, FieldKind, Value};
use std::collections::BTreeMap;

/// Moves rows to a pool of the new type and remembers what did not fit.
pub struct RowMigration<'a> {
    old: &'a ErasedPool,
    new: &'a ErasedPool,
    kind: FieldKind,
    /// By field: the first value that did not fit, and how many there were.
    unfit: BTreeMap<String, (String, usize)>,
}

impl<'a> RowMigration<'a> {
    pub const fn new(old: &'a ErasedPool, new: &'a ErasedPool, kind: FieldKind) -> Self {
        Self {
            old,
            new,
            kind,
            unfit: BTreeMap::new(),
        }
    }

    /// Fills the new pool with the present rows of the old one, and returns their number.
    pub fn move_all(&mut self, token: &mut BorrowToken) -> usize {
        self.new.clear(token);
        let mut moved = 0;
        for archetype in self.old.archetypes(token) {
            self.new.add_archetype(token, archetype);
            if archetype == ArchetypeId::SPARSE {
                moved += self.move_sparse(token);
                continue;
            }
            for row in 0..self.old.len(token, archetype) {
                let value = self.old.read(token, archetype, row);
                self.push(token, archetype, value);
                moved += 1;
            }
        }
        moved
    }

    fn move_sparse(&mut self, token: &mut BorrowToken) -> usize {
        let indices = self.old.sparse_indices(token);
        for (row, index) in indices.iter().enumerate() {
            let value = self.old.read(token, ArchetypeId::SPARSE, row);
            self.new.link_sparse(token, *index);
            self.push(token, ArchetypeId::SPARSE, value);
        }
        indices.len()
    }

    /// The values that did not fit, one line for each field.
    pub fn into_lost(self) -> impl Iterator<Item = String> {
        self.unfit
            .into_iter()
            .map(|(field, (was, rows))| match rows {
                1 => format!("{field} (was {was})"),
                _ => format!("{field} (was {was}, and so on in {rows} rows)"),
            })
    }

    /// A field that does not fit takes its default; a row that does not fit as a whole does too.
    fn push(&mut self, token: &mut BorrowToken, archetype: ArchetypeId, value: Option<Value>) {
        let mut row = convert(value.unwrap_or_default(), &self.kind);
        while let Err(error) = self.new.push_value(token, archetype, row.clone()) {
            let Some((field, was)) = take_unfit(&mut row, &error) else {
                self.note("the whole row".to_owned(), &row);
                self.new.push_default(token, archetype);
                return;
            };
            self.note(field, &was);
        }
    }

    fn note(&mut self, field: String, was: &Value) {
        let first = || (in_words(was), 0);
        self.unfit.entry(field).or_insert_with(first).1 += 1;
    }
}
