//! [`Order`]: by which column the rows are sorted.

use crate::snapshot::ComponentRow;
use playground_base::state;
use std::cmp::Ordering;

/// A column that rows can be sorted by.
#[state]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The component's name.
    Name,
    /// Library that made the pool.
    Module,
    /// Rows in use.
    Rows,
    /// Bytes of one row.
    RowBytes,
    /// Bytes allocated.
    #[default]
    Bytes,
    /// Tables with the component.
    Tables,
    /// Who holds the pool.
    Holders,
}

/// By which column, and which way.
#[state]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub field: Field,
    /// The largest first.
    #[field(default = true)]
    pub is_descending: bool,
}

impl Order {
    /// After a click on a column's head: the same column turns around; another starts with its
    /// largest numbers, or at the start of the alphabet.
    pub fn clicked(self, field: Field) -> Self {
        let is_descending = match self.field == field {
            true => !self.is_descending,
            false => !matches!(field, Field::Name | Field::Module),
        };
        Self {
            field,
            is_descending,
        }
    }

    /// Sorts; rows that are equal stay in order of their names.
    pub fn sort(self, rows: &mut [ComponentRow]) {
        rows.sort_by(|a, b| {
            let order = match self.is_descending {
                true => self.compare(b, a),
                false => self.compare(a, b),
            };
            order.then_with(|| a.report.name.cmp(&b.report.name))
        });
    }

    fn compare(self, a: &ComponentRow, b: &ComponentRow) -> Ordering {
        let (a, b) = (&a.report, &b.report);
        match self.field {
            Field::Name => short(&a.name).cmp(short(&b.name)),
            Field::Module => a.module.cmp(&b.module),
            Field::Rows => a.rows.cmp(&b.rows),
            Field::RowBytes => a.row_bytes.cmp(&b.row_bytes),
            Field::Bytes => a.bytes.cmp(&b.bytes),
            Field::Tables => a.tables.cmp(&b.tables),
            Field::Holders => a.holders.cmp(&b.holders),
        }
    }
}

fn short(name: &str) -> &str {
    name.rsplit("::").next().unwrap_or(name)
}
