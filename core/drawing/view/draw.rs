//! [`DrawView`]: the contract of a plugin's drawing.
//!
//! - `#[draw]` writes the implementation, for a type with a function `draw`.
//! - It reads the world and adds to a [`Drawing`]. It changes nothing: of the world it gets a
//!   [`WorldReader`].
//! - It is called when a picture is made, in the editor's viewport and in play, in the order of the
//!   implementers' names. A picture is made when something changed, so what it draws follows from
//!   the world alone.
//! - One that fails or panics is a problem, and is not called again until the next reload.

use crate::Drawing;
use playground_base::{ModuleError, view};
use playground_core_ecs::WorldReader;

/// A drawing: adds lines, meshes and texts to the picture.
#[view(fragments)]
pub trait DrawView {
    /// Draws into `drawing`.
    ///
    /// # Errors
    /// What it could not draw; what it added is drawn all the same.
    fn draw(&self, world: WorldReader<'_>, drawing: &mut Drawing) -> Result<(), ModuleError>;
}
