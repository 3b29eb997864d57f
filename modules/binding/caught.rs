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
    catch_unwind(AssertUnwindSafe(call)).map_err(|_| panicked(name, panics))
}

/// Like [`caught`], for a future: each poll of it is such a call. One that panicked is not polled
/// again.
pub(crate) async fn caught_async<R>(
    name: &str,
    panics: &PanicLog,
    future: impl Future<Output = R>,
) -> Result<R, ModuleError> {
    let mut future = pin!(future);
    std::future::poll_fn(
        |cx| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
            Ok(poll) => poll.map(Ok),
            Err(_) => Poll::Ready(Err(panicked(name, panics))),
        },
    )
    .await
}

#[cold]
fn panicked(name: &str, panics: &PanicLog) -> ModuleError {
    ModuleError::Panicked {
        module: name.to_owned(),
        message: panics.take(),
    }
}
