//! [`Panel`]: a type that `#[panel]` makes a panel.

use crate::PanelView;
use playground_base::{Context, ModuleError};

/// A type with `#[panel]`, which implements this. The editor opens a panel when its module is loaded, and
/// a test when it wants to see one.
pub trait Panel: Sized {
    /// The panel itself: the type as its state, and what its parameters keep.
    type Implementation: PanelView;

    /// A panel in its default state.
    ///
    /// # Errors
    /// When a component or a contract that it asks for is not known.
    fn open(context: &Context) -> Result<Self::Implementation, ModuleError>;
}
