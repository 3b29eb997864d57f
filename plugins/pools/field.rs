//! [`Field`]: the columns that pools are sorted by.

use crate::snapshot::ComponentRow;
use playground_base::state;
use playground_core_ui::Column;
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
    /// Archetypes with the component.
    Archetypes,
    /// Keys and handles that hold the pool.
    Holders,
}

/// Width of a number, in points.
const NUMBER: f32 = 76.0;

/// The columns, and what they mean.
pub const COLUMNS: [Column<Field>; 7] = [
    Column::text(Field::Name, "Component", "The component type", 200.0),
    Column::text(
        Field::Module,
        "Library",
        "The library that made the pool",
        180.0,
    ),
    Column::number(Field::Rows, "Rows", "Rows in use", NUMBER),
    Column::number(
        Field::RowBytes,
        "Row",
        "Bytes of one row; what a row owns elsewhere is not counted",
        NUMBER,
    ),
    Column::number(Field::Bytes, "Memory", "Bytes allocated", NUMBER),
    Column::number(
        Field::Archetypes,
        "Archetypes",
        "Archetypes (sets of components) that have it",
        NUMBER,
    ),
    Column::number(
        Field::Holders,
        "Holders",
        "Typed keys and handles that hold the pool",
        NUMBER,
    ),
];

impl Field {
    /// Which of two pools is smaller in this column; equal ones go by their names.
    pub fn compare(self, one: &ComponentRow, other: &ComponentRow) -> Ordering {
        let (one, other) = (&one.report, &other.report);
        match self {
            Self::Name => short(&one.name).cmp(short(&other.name)),
            Self::Module => one.module.cmp(&other.module),
            Self::Rows => one.rows.cmp(&other.rows),
            Self::RowBytes => one.row_bytes.cmp(&other.row_bytes),
            Self::Bytes => one.bytes.cmp(&other.bytes),
            Self::Archetypes => one.archetypes.cmp(&other.archetypes),
            Self::Holders => one.holders.cmp(&other.holders),
        }
    }
}

fn short(name: &str) -> &str {
    name.rsplit("::").next().unwrap_or(name)
}
