//! Calls into a module, with panics caught and named.

use crate::PanicLog;
use playground_modules_types::ModuleError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Calls into the module or contract `name`; a panic in it comes back as an error.
#[inline]
pub(crate) fn caught<R>(
    name: &str,
    panics: &PanicLog,
    call: impl FnOnce() -> R,
) -> Result<R, ModuleError> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(result) => Ok(result),
        Err(_) => Err(panicked(name, panics)),
    }
}

/// Like [`caught`], for a pinned future: each poll is one such call. Ends with `None` when a poll
/// panics; it is not polled again. The caller makes the error: moving the error and the future
/// through another layer costs more than the call.
pub(crate) struct Caught<'a, F>(pub(crate) Pin<&'a mut F>);

impl<F: Future> Future for Caught<'_, F> {
    type Output = Option<F::Output>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let future = self.0.as_mut();
        match catch_unwind(AssertUnwindSafe(|| future.poll(context))) {
            Ok(poll) => poll.map(Some),
            Err(_) => Poll::Ready(None),
        }
    }
}

/// The error for the last panic on this thread.
#[cold]
pub(crate) fn panicked(name: &str, panics: &PanicLog) -> ModuleError {
    ModuleError::Panicked {
        module: name.to_owned(),
        message: panics.take(),
    }
}
