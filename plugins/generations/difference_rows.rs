//! [`difference_rows`]: how the sources differ, one row below the other.

use playground_core_engine::{SourceChange, SourceLine};

/// One row of a difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DifferenceRow<'a> {
    /// A file begins.
    File(&'a SourceChange),
    /// A line of it.
    Line(&'a SourceLine),
    /// So many lines that differ are left out.
    LeftOut(usize),
}

/// All rows, file by file.
pub fn difference_rows(changes: &[SourceChange]) -> Vec<DifferenceRow<'_>> {
    let mut rows = Vec::new();
    for change in changes {
        rows.push(DifferenceRow::File(change));
        rows.extend(change.lines.iter().map(DifferenceRow::Line));
        if change.left_out > 0 {
            rows.push(DifferenceRow::LeftOut(change.left_out));
        }
    }
    rows
}
