//! [`ready`]: futures that are done at once.

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// The value of a future that does not wait. wgpu hands out futures because the web must wait;
/// natively those of error scopes and of shader messages are done when made.
pub fn ready<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
