//! Calls into a module, with panics caught and named.

use crate::PanicLog;
use playground_modules_types::ModuleError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

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

/// Like [`caught`], for a future: each poll of it is such a call. `None` when it panicked; it is not
/// polled again. The error is left to the caller, so that no layer of futures moves its hundred bytes.
#[inline]
pub(crate) async fn caught_async<R>(future: impl Future<Output = R>) -> Option<R> {
    let mut future = pin!(future);
    std::future::poll_fn(
        |cx| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
            Ok(poll) => poll.map(Some),
            Err(_) => Poll::Ready(None),
        },
    )
    .await
}

/// What is reported of a panic on this thread.
#[cold]
pub(crate) fn panicked(name: &str, panics: &PanicLog) -> ModuleError {
    ModuleError::Panicked {
        module: name.to_owned(),
        message: panics.take(),
    }
}
