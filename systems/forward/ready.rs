//! [`ready`]: polls futures that are ready at once.

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// The value of a future that does not wait. wgpu returns futures because of the web; natively
/// those of error scopes and of shader messages are ready at once.
pub fn ready<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
