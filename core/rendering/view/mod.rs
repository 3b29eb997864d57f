//! The contract of renderers.

mod rendering;

pub use rendering::{BoundRenderingView, RenderingView};
