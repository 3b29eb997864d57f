//! [`PanelState`]: what a panel can be.

use playground_base::serde::{Serialize, de::DeserializeOwned};

/// What a panel can be: it has a default, and serde carries it over a reload.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a panel: it could not be kept over a reload",
    label = "not `Default` with serde",
    note = "put `#[state]` on the struct, and `#[serde(skip)]` on fields that start anew"
)]
pub trait PanelState: Default + Serialize + DeserializeOwned + Send + 'static {
    /// Named by what `#[panel]` writes.
    const IS_STATE: bool = true;
}

// Else the compiler would speak of what serde lacks, and not of panels.
#[diagnostic::do_not_recommend]
impl<T: Default + Serialize + DeserializeOwned + Send + 'static> PanelState for T {}
