//! The contract of a renderer.

mod rendering;

pub use rendering::{BoundRenderingView, RenderingView};
