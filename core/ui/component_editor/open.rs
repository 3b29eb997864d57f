//! [`Inspector`] and [`ComponentGizmo`]: types with `#[inspector]` and `#[gizmo]`.

use crate::{GizmoView, InspectorView};
use playground_base::{Context, ModuleError};

/// A type with `#[inspector]`, which implements this. The editor opens it when its module is
/// loaded, and a test when it wants to see it.
pub trait Inspector: Sized {
    /// The type with the state of its parameters.
    type Implementation: InspectorView;

    /// Makes the type as its default.
    ///
    /// # Errors
    /// When a component or a contract among its parameters is not known.
    fn open(context: &Context) -> Result<Self::Implementation, ModuleError>;
}

/// A type with `#[gizmo]`, which implements this. The editor opens it when its module is loaded,
/// and a test when it wants to see it.
pub trait ComponentGizmo: Sized {
    /// The type with the state of its parameters.
    type Implementation: GizmoView;

    /// Makes the type as its default.
    ///
    /// # Errors
    /// When a component or a contract among its parameters is not known.
    fn open(context: &Context) -> Result<Self::Implementation, ModuleError>;
}
