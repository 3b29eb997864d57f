//! Pure data.

mod console_error;
mod excerpt;

pub use console_error::ConsoleError;
pub use excerpt::Excerpt;
