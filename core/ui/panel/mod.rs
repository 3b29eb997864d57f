//! What stands behind `#[panel]`, compiled here once and not in each plugin.

mod answer;
mod host;
#[expect(clippy::module_inception, reason = "the file is named after its type")]
mod panel;
mod state;

pub use answer::PanelAnswer;
pub use host::PanelHost;
pub use panel::Panel;
pub use state::PanelState;
