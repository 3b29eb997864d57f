//! [`Panel`]: a type that `#[panel]` makes a panel.

use crate::PanelView;
use playground_base::{Context, ModuleError};

/// A type with `#[panel]`, which implements this. The editor opens a panel when its module is
/// loaded, and a test when it wants to see one.
pub trait Panel: Sized {
    /// The type as the panel's state, with the state of its parameters.
    type Implementation: PanelView;

    /// Makes the panel in its default state.
    ///
    /// # Errors
    /// When a component or a contract among its parameters is not known.
    fn open(context: &Context) -> Result<Self::Implementation, ModuleError>;
}
