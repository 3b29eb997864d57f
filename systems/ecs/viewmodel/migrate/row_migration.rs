//! [`RowMigration`]: moves rows one by one into the new pool.

use super::Owners;
use playground_base::{
    ArchetypeId, BorrowToken, Conversion, ErasedPool, FieldKind, Leftover, Value, in_words,
};
use playground_core_ecs::KeptValue;
use std::collections::BTreeMap;

/// Moves rows to a pool of the new type, and collects what has no place in it.
pub struct RowMigration<'a> {
    old: &'a ErasedPool,
    new: &'a ErasedPool,
    kind: FieldKind,
    /// Converts from the old type; of each row anew.
    conversion: Conversion,
    /// The default row of the old type.
    usual: Option<Value>,
    /// By field: the first value that did not fit, and how many there were.
    unfit: BTreeMap<String, (String, usize)>,
    kept: Vec<KeptValue>,
    /// Numbers that are stored less exactly.
    pub rounded: usize,
}

/// A row of a pool, and the owner that it has.
struct Row<'o> {
    archetype: ArchetypeId,
    row: usize,
    owners: &'o Owners<'o>,
}

impl<'a> RowMigration<'a> {
    pub fn new(old: &'a ErasedPool, new: &'a ErasedPool, kind: FieldKind) -> Self {
        Self {
            old,
            new,
            kind,
            conversion: Conversion::from_kind(&old.description().kind),
            usual: old.default_value(),
            unfit: BTreeMap::new(),
            kept: Vec::new(),
            rounded: 0,
        }
    }

    /// Fills the new pool with the present rows of the old one, and returns their number.
    pub fn move_all(&mut self, token: &mut BorrowToken, owners: &Owners<'_>) -> usize {
        self.new.clear(token);
        self.rounded = 0;
        let mut moved = 0;
        for archetype in self.old.archetypes(token) {
            self.new.add_archetype(token, archetype);
            let indices = match archetype {
                ArchetypeId::SPARSE => self.old.sparse_indices(token),
                _ => Vec::new(),
            };
            for row in 0..self.old.len(token, archetype) {
                if let Some(index) = indices.get(row) {
                    self.new.link_sparse(token, *index);
                }
                let value = self.old.read(token, archetype, row).unwrap_or_default();
                let left = self.push(token, archetype, &value);
                let row = Row {
                    archetype,
                    row: indices.get(row).map_or(row, |index| *index as usize),
                    owners,
                };
                left.into_iter().for_each(|left| self.keep(&row, left));
                moved += 1;
            }
        }
        moved
    }

    /// The values that did not fit, one line for each field, and all that are to be kept.
    pub fn into_left(self) -> (Vec<String>, Vec<KeptValue>) {
        let unfit = self.unfit.into_iter();
        let lines = unfit.map(|(field, (was, rows))| match rows {
            1 => format!("{field} (was {was})"),
            _ => format!("{field} (was {was}, and so on in {rows} rows)"),
        });
        (lines.collect(), self.kept)
    }

    /// A field that does not fit takes its default; a row that does not fit as a whole does too.
    fn push(
        &mut self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        value: &Value,
    ) -> Vec<Leftover> {
        let mut conversion = self.conversion.clone();
        let row = conversion.convert(value, &self.kind);
        let row = row.filter(|_| !matches!(self.kind, FieldKind::Struct([])));
        if let Some(row) = row
            && self.new.push_value(token, archetype, row).is_ok()
        {
            self.rounded += conversion.rounded;
            return conversion.left;
        }
        let fitted = self.new.fit(value);
        if self.new.push_value(token, archetype, fitted.value).is_err() {
            self.new.push_default(token, archetype);
        }
        fitted.left
    }

    fn keep(&mut self, row: &Row<'_>, left: Leftover) {
        if self.kind.at(&left.path).is_some() {
            let field = match left.path.as_str() {
                "" => "the whole row".to_owned(),
                path => path.to_owned(),
            };
            let first = || (in_words(&left.value), 0);
            self.unfit.entry(field).or_insert_with(first).1 += 1;
        } else if self.is_usual(&left) {
            return;
        }
        if let Some(entity) = row.owners.of(row.archetype, row.row) {
            self.kept.push(KeptValue {
                snapshot: row.owners.snapshot,
                entity,
                left,
            });
        }
    }

    /// A field that is gone says nothing where it has the default of its type.
    fn is_usual(&self, left: &Leftover) -> bool {
        let usual = self.usual.as_ref();
        usual.and_then(|usual| usual.at(&left.path).ok()) == Some(&left.value)
    }
}
