//! The tiles panel: chooses the layer, the tile and the brush with which the viewport paints into the
//! selected tile map.
#![forbid(unsafe_code)]

mod palette;
mod panel;

pub use panel::TilesPanel;

playground_base::export!();
