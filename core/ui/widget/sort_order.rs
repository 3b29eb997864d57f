//! [`SortOrder`]: the column and the direction of a sort.

use crate::Column;
use playground_base::state;
use std::cmp::Ordering;

/// The column and the direction of a sort. It starts with the default of `K`, and is state that a
/// panel keeps.
#[state]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortOrder<K> {
    /// The column.
    pub column: K,
    /// True when it sorts opposite to the first click on the column.
    pub is_reversed: bool,
}

impl<K: Copy + PartialEq> SortOrder<K> {
    /// The order after a click on a column's head: the same column reverses, another starts anew.
    pub fn clicked(self, column: K) -> Self {
        Self {
            column,
            is_reversed: self.column == column && !self.is_reversed,
        }
    }

    /// Whether the largest is on top.
    pub fn is_descending(self, columns: &[Column<K>]) -> bool {
        let sorted = columns.iter().find(|column| column.key == self.column);
        sorted.is_some_and(|column| column.largest_first) != self.is_reversed
    }

    /// Sorts rows; equal ones keep their order. `compare` compares two rows by a column.
    pub fn sort<R>(
        self,
        columns: &[Column<K>],
        rows: &mut [R],
        compare: impl Fn(K, &R, &R) -> Ordering,
    ) {
        let is_descending = self.is_descending(columns);
        rows.sort_by(|one, other| {
            if is_descending {
                compare(self.column, other, one)
            } else {
                compare(self.column, one, other)
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column<u8>; 2] = [
        Column::text(0, "Name", "", 100.0),
        Column::number(1, "Size", "", 50.0),
    ];

    fn sorted(order: SortOrder<u8>) -> Vec<(&'static str, u32)> {
        let mut rows = vec![("b", 2), ("a", 2), ("c", 5)];
        order.sort(&COLUMNS, &mut rows, |column, one, other| match column {
            0 => one.0.cmp(other.0),
            _ => one.1.cmp(&other.1),
        });
        rows
    }

    #[test]
    fn the_first_click_puts_small_names_and_large_numbers_on_top() {
        let by_name = SortOrder::default();
        assert_eq!(sorted(by_name), [("a", 2), ("b", 2), ("c", 5)]);
        let by_size = by_name.clicked(1);
        assert_eq!(sorted(by_size), [("c", 5), ("b", 2), ("a", 2)]);
    }

    #[test]
    fn second_click_reverses_and_keeps_the_order_of_equal_rows() {
        let by_size = SortOrder::default().clicked(1).clicked(1);
        assert_eq!(sorted(by_size), [("b", 2), ("a", 2), ("c", 5)]);
        let by_name = by_size.clicked(0).clicked(0);
        assert_eq!(sorted(by_name), [("c", 5), ("b", 2), ("a", 2)]);
        assert!(!by_name.clicked(0).is_reversed);
    }
}
