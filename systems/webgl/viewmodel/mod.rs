//! The implementations of the rendering contracts.

mod rendering;

pub use rendering::WebglRendering;
