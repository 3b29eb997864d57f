//! [`Rows`]: row by row into the new pool.

use super::compare::renamed;
use playground_base::{Cells, ErasedPool, FieldKind, TableId, Value, ValueError};
use std::collections::BTreeMap;

/// Moves rows to a pool of the new type and remembers what did not fit.
pub struct Rows<'a> {
    old: &'a ErasedPool,
    new: &'a ErasedPool,
    kind: FieldKind,
    /// By field: the first value that did not fit, and how many there were.
    unfit: BTreeMap<String, (String, usize)>,
}

impl<'a> Rows<'a> {
    pub const fn new(old: &'a ErasedPool, new: &'a ErasedPool, kind: FieldKind) -> Self {
        Self {
            old,
            new,
            kind,
            unfit: BTreeMap::new(),
        }
    }

    /// Fills the new pool with the rows of the old one as they are now, and tells how many.
    pub fn move_all(&mut self, cells: &mut Cells) -> usize {
        self.new.clear(cells);
        let mut moved = 0;
        for table in self.old.tables(cells) {
            self.new.add_table(cells, table);
            if table == TableId::SPARSE {
                moved += self.move_sparse(cells);
                continue;
            }
            for row in 0..self.old.len(cells, table) {
                let value = self.old.read(cells, table, row);
                self.push(cells, table, value);
                moved += 1;
            }
        }
        moved
    }

    fn move_sparse(&mut self, cells: &mut Cells) -> usize {
        let places = self.old.sparse_places(cells);
        for (row, place) in places.iter().enumerate() {
            let value = self.old.read(cells, TableId::SPARSE, row);
            self.new.link_sparse(cells, *place);
            self.push(cells, TableId::SPARSE, value);
        }
        places.len()
    }

    /// What did not fit, one line a field.
    pub fn into_lost(self) -> impl Iterator<Item = String> {
        self.unfit
            .into_iter()
            .map(|(field, (was, rows))| match rows {
                1 => format!("{field} (was {was})"),
                _ => format!("{field} (was {was}, and so on in {rows} rows)"),
            })
    }

    /// A field that does not fit takes its default; a row that does not fit as a whole does too.
    fn push(&mut self, cells: &mut Cells, table: TableId, value: Option<Value>) {
        let mut row = renamed(value.unwrap_or_default(), &self.kind);
        while let Err(error) = self.new.push_value(cells, table, row.clone()) {
            let Some((field, was)) = take_unfit(&mut row, &error) else {
                self.note("the whole row".to_owned(), &row);
                self.new.push_default(cells, table);
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

/// Takes the field that the error is about out of the row: the innermost on its path that is
/// there. Each call makes the row smaller, so asking again ends.
fn take_unfit(row: &mut Value, error: &ValueError) -> Option<(String, Value)> {
    let (name, rest) = error.path.split_once('.').unwrap_or((&error.path, ""));
    let Value::Struct(fields) = row else {
        return None;
    };
    let place = fields.iter().position(|(field, _)| field == name)?;
    let inner = ValueError {
        path: rest.to_owned(),
        message: String::new(),
    };
    if let Some((path, was)) = take_unfit(&mut fields[place].1, &inner) {
        return Some((format!("{name}.{path}"), was));
    }
    Some(fields.swap_remove(place))
}

fn in_words(value: &Value) -> String {
    match value {
        Value::Bool(v) => v.to_string(),
        Value::Int(v) => v.to_string(),
        Value::UInt(v) => v.to_string(),
        Value::F32(v) => v.to_string(),
        Value::F64(v) => v.to_string(),
        Value::Text(v) => format!("{v:?}"),
        Value::Variant(name, _) => name.clone(),
        other => other.kind_name().to_owned(),
    }
}
