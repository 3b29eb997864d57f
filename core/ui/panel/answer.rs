//! [`PanelAnswer`]: the return type of a panel's function `ui`.

use playground_base::ModuleError;
use std::fmt::Display;

/// The return type of a panel's function `ui`.
#[diagnostic::on_unimplemented(
    message = "a panel cannot return `{Self}`",
    label = "a panel returns nothing, or `Result<(), E>`",
    note = "an error `E` is anything that can be displayed; it is shown in the panel, which is drawn again in the next frame"
)]
pub trait PanelAnswer {
    /// Converts it for the editor.
    fn into_answer(self, panel: &'static str) -> Result<(), ModuleError>;
}

impl PanelAnswer for () {
    fn into_answer(self, _panel: &'static str) -> Result<(), ModuleError> {
        Ok(())
    }
}

impl<E: Display> PanelAnswer for Result<(), E> {
    fn into_answer(self, panel: &'static str) -> Result<(), ModuleError> {
        self.map_err(|error| ModuleError::Failed {
            module: panel.to_owned(),
            message: error.to_string(),
        })
    }
}
