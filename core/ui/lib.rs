//! The editor as data (`model/`) and the contract of a panel (`view/`).
#![forbid(unsafe_code)]

mod model;
mod view;

pub use model::*;
pub use view::*;

playground_base::exports! {
    views: [PanelView],
}
