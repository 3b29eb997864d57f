//! The module runtime: loads the modules of a plan, and reloads them while the world runs.

mod dry_run;
mod kept_text;
mod load;
mod pending_reload;
mod pools;
mod prove;
mod proven;
mod put_back;
mod reload;
mod state;
mod status;
mod transaction;
mod undeclared;

pub use dry_run::run_dry;
use dry_run::{DryRunEnd, DryRunRequest, Progress};
pub(crate) use dry_run::{Limits, Output};
pub use kept_text::KeptText;
pub use load::{Loaded, Runtime};
pub use pending_reload::{LibraryContents, PendingReload};
pub use pools::context_of;
pub use put_back::{Readers, put_back};
pub use reload::{ReloadMode, Reloading};
pub use state::{SavedState, restore_states, save_states};
pub use transaction::Reloaded;
pub use undeclared::{KeptRow, Undeclared, rows_in_words, take_out};
