//! [`PrintedLine`]: a line that code of modules printed.

use playground_base::serde::{Deserialize, Serialize};

/// A line that code of modules printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct PrintedLine {
    /// The modules whose code ran then, separated by commas; `modules` for more than three, `process`
    /// when no code of a module was traced: a thread of a module, a driver.
    pub source: String,
    /// True for standard error.
    pub is_error: bool,
    /// Its text.
    pub text: String,
    /// How often it was printed one after the other.
    pub count: u32,
}
