//! [`Draw`]: a type that `#[draw]` makes draw.

use crate::DrawView;
use playground_base::{Context, ModuleError};

/// A type with `#[draw]`, which implements this. The engine opens it when its module is loaded, and a
/// test when it wants to see what is drawn.
pub trait Draw: Sized {
    /// What draws: the type, and what its parameters keep.
    type Implementation: DrawView;

    /// With its default.
    ///
    /// # Errors
    /// When a component or a contract that it asks for is not known.
    fn open(context: &Context) -> Result<Self::Implementation, ModuleError>;
}
