//! Widgets for panels of the editor and of games: a sorted table with its cells, a text field, a
//! filter, a fold, and an empty state; and whether keys belong to a text field.
//!
//! There is no state here: the state of a widget is part of the panel ([`SortOrder`], the text of a
//! filter), which a reload carries over. The code is in this shared library: a copy in each
//! plugin that depends on the facade made each of them, and each build of a game, a third larger.

mod cells;
mod column;
mod empty_state;
mod filter;
mod fold;
mod remedy;
mod sort_order;
mod table;
mod text_field;
mod typing;

pub use cells::{number_cell, share_bar, source_button, text_cell};
pub use column::Column;
pub use empty_state::EmptyState;
pub use filter::{Words, filter_field};
pub use fold::{fold_button, fold_icon, paint_fold};
pub use remedy::remedy_button;
pub use sort_order::SortOrder;
pub use table::Table;
pub use text_field::{select_all_text, text_field};
pub use typing::is_typing;
