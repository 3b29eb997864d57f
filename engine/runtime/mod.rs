//! The module runtime: loads the modules of a plan, and reloads them while the world runs.

mod dry_run;
mod load;
mod pools;
mod reload;
mod state;
mod status;
mod transaction;

use dry_run::DryRunRequest;
pub use dry_run::{DRY_RUN_SUCCEEDED, run_dry};
pub use load::{Loaded, Runtime};
pub use pools::context_of;
pub use reload::{PendingReload, Reloading};
pub use state::{SavedState, restore_states, save_states};
