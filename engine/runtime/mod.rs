//! The module runtime: loading what a plan names, and reloading while the world runs.

mod load;
mod pools;
mod reload;
mod state;
mod status;
mod transaction;
mod trial;

pub use load::{Loaded, Runtime};
pub use pools::context_of;
pub use reload::{PendingReload, Reloading};
pub use state::{SavedState, restore_states, save_states};
use trial::TrialRequest;
pub use trial::{TRIED, run_trial};
