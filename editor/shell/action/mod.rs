//! Actions: entries of menus, toolbar, palette and shortcuts.

mod keys;
mod row;
mod table;

pub use keys::{KeyRule, shortcut_text};
pub use row::Action;
pub use table::{PanelRow, actions};
