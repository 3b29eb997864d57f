//! Code of `#[panel]`, compiled here once and not in each plugin.

mod answer;
mod host;
mod panel;
mod state;

pub use answer::PanelAnswer;
pub use host::PanelHost;
pub use panel::Panel;
pub use state::PanelState;
