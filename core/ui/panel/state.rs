//! [`PanelState`]: what a panel can be.

use playground_base::serde::{Serialize, de::DeserializeOwned};
use playground_base::{ModuleError, decode_fields, encode_state};

/// The layout of saved state: by name, so it stays whatever the types become.
const FORMAT: u32 = 1;

/// What a panel can be: it has a default, and serde carries it over a reload.
// What it needs of the type is said of the implementation below and not of the trait: so the compiler
// speaks of panels, and not of what serde lacks.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a panel: it could not be kept over a reload",
    label = "not `Default` with serde",
    note = "put `#[state]` on the struct, and `#[serde(skip)]` on fields that start anew"
)]
pub trait PanelState: Sized + Send + 'static {
    /// Named by what `#[panel]` writes.
    const IS_STATE: bool = true;

    /// What a panel begins with.
    fn first() -> Self;

    /// As bytes.
    ///
    /// # Errors
    /// When a field cannot be written as data.
    fn save(&self, panel: &str) -> Result<Vec<u8>, ModuleError>;

    /// Of the bytes of the generation before, by the names of fields. New fields begin at their default,
    /// and so do those that do not fit any more, which it tells of.
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
