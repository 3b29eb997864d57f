//! [`Draw`]: a type that `#[draw]` makes draw.

use crate::DrawView;
use playground_base::{Context, ModuleError};

/// A type with `#[draw]`, which implements this. The engine opens it when its module is loaded, and
/// a test when it wants to see what is drawn.
pub trait Draw: Sized {
    /// The type with the state of its parameters.
    type Implementation: DrawView;

    /// Makes the type as its default.
    ///
    /// # Errors
    /// When a component or a contract among its parameters is not known.
    fn open(context: &Context) -> Result<Self::Implementation, ModuleError>;
}
