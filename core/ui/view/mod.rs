//! Contracts.

mod panel;

pub use panel::{BoundAllPanelView, PanelContext, PanelInfo, PanelPlace, PanelView};
