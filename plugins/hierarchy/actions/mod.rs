//! Turns keys, clicks and drags into commands.

mod drop;
mod keys;
mod select;

pub use drop::{DropTarget, drop_command};
pub use keys::handle_keys;
pub use select::{click_command, range, select_one, select_world};
