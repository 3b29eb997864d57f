//! Pure data.

mod input;
mod key_code;

pub use input::{Input, InputEvent, MouseButton};
pub use key_code::KeyCode;
