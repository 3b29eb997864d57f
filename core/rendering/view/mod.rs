//! The contracts of a renderer, and of what draws into its pictures.

mod draw;
mod rendering;

pub use draw::{BoundAllDrawView, DrawView, DrawViewFragments};
pub use rendering::{BoundRenderingView, RenderingView};
