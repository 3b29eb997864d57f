//! [`CommandAnswer`]: the return type of a console command.

use playground_base::ModuleError;
use std::fmt::Display;

/// The return type of a console command.
#[diagnostic::on_unimplemented(
    message = "a command cannot return `{Self}`",
    label = "a command returns nothing, a text, or a `Result` of either",
    note = "the text is the answer in the console; an error `E` is anything that can be displayed"
)]
pub trait CommandAnswer {
    /// Converts it to the answer in the console.
    fn into_text(self, command: &'static str) -> Result<String, ModuleError>;
}

impl CommandAnswer for () {
    fn into_text(self, _command: &'static str) -> Result<String, ModuleError> {
        Ok(String::new())
    }
}

impl CommandAnswer for String {
    fn into_text(self, _command: &'static str) -> Result<String, ModuleError> {
        Ok(self)
    }
}

impl CommandAnswer for &'static str {
    fn into_text(self, _command: &'static str) -> Result<String, ModuleError> {
        Ok(self.to_owned())
    }
}

impl<A: CommandAnswer, E: Display> CommandAnswer for Result<A, E> {
    fn into_text(self, command: &'static str) -> Result<String, ModuleError> {
        match self {
            Ok(answer) => answer.into_text(command),
            Err(error) => Err(ModuleError::Failed {
                module: command.to_owned(),
                message: error.to_string(),
            }),
        }
    }
}
