//! [`PanelState`]: the state of a panel.

use playground_base::serde::{Serialize, de::DeserializeOwned};
use playground_base::{ModuleError, decode_fields, encode_state};

/// The layout of saved state: by name, so it stays whatever the types become.
const FORMAT: u32 = 1;

/// The state of a panel: it has a default, and serde carries it over a reload.
// The bounds are on the implementation and not on the trait: otherwise the compiler would report
// missing serde traits instead of panels.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a panel: it could not survive a reload",
    label = "not `Default` with serde",
    note = "put `#[state]` on the struct, and `#[serde(skip)]` on fields that start anew"
)]
pub trait PanelState: Sized + Send + 'static {
    /// Named by code that `#[panel]` generates.
    const IS_STATE: bool = true;

    /// The state of a new panel.
    fn first() -> Self;

    /// The state as bytes.
    ///
    /// # Errors
    /// When a field cannot be written as data.
    fn save(&self, panel: &str) -> Result<Vec<u8>, ModuleError>;

    /// Restores the bytes of the generation before, by the names of fields. New fields take their
    /// default, and so do those that do not fit any more, which it reports.
    ///
    /// # Errors
    /// When these are no bytes of [`save`](Self::save).
    fn restore(panel: &str, bytes: &[u8]) -> Result<(Self, Vec<String>), ModuleError>;
}

#[diagnostic::do_not_recommend]
impl<T: Default + Serialize + DeserializeOwned + Send + 'static> PanelState for T {
    fn first() -> Self {
        Self::default()
    }
    fn save(&self, panel: &str) -> Result<Vec<u8>, ModuleError> {
        encode_state(panel, FORMAT, self)
    }
    fn restore(panel: &str, bytes: &[u8]) -> Result<(Self, Vec<String>), ModuleError> {
        decode_fields(panel, FORMAT, bytes)
    }
}
