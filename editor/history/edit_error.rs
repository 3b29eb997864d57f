//! [`EditError`]: why an edit failed.

use crate::answer::CommandError;
use playground_engine::EngineError;

/// Why an edit failed.
#[derive(Debug)]
pub struct EditError {
    /// Why it failed.
    pub error: Box<EngineError>,
    /// Why the parts before could not be rolled back; `None` when they were.
    pub inverse: Option<Box<EngineError>>,
}

impl From<EditError> for CommandError {
    fn from(EditError { error, inverse }: EditError) -> Self {
        let error = Self::from(*error);
        match inverse {
            None => error,
            Some(inverse) => Self::NotTakenBack {
                error: Box::new(error),
                inverse: *inverse,
            },
        }
    }
}

/// An error before anything was changed.
impl<E: Into<EngineError>> From<E> for EditError {
    fn from(error: E) -> Self {
        Self {
            error: Box::new(error.into()),
            inverse: None,
        }
    }
}
