//! Contracts.

mod panel;

pub use panel::{BoundAllPanelView, DockSide, PanelContext, PanelInfo, PanelView};
