//! Calling through a binding.

use crate::comparison::Comparison;
use crate::row::Row;
use playground_base::arc_swap::ArcSwap;
use playground_tests_binding::{BoundCounterView, Counters};
use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Waker};

/// A call that follows reloads and catches panics, against the parts it cannot do without.
pub fn measure(counters: &Counters) -> Vec<Row> {
    let bound: Result<BoundCounterView, _> = counters.registry.bind();
    let Some((bound, handle)) = bound.ok().and_then(|b| b.current().ok().map(|h| (b, h))) else {
        return Vec::new();
    };
    let swapped = ArcSwap::from_pointee(handle.clone());
    let call = Comparison::of(
        |at| _ = black_box(bound.call(|c| c.add_one(black_box(at))).unwrap_or_default()),
        |at| _ = black_box(swapped.load().add_one(black_box(at))),
    );
    let plain = Comparison::of(
        |at| _ = black_box(bound.call(|c| c.add_one(black_box(at))).unwrap_or_default()),
        |at| _ = black_box(black_box(&handle).add_one(black_box(at))),
    );
    let later = Comparison::of(
        |at| {
            poll_once(pin!(async {
                let call = bound.call_async(async |c| c.add_one_later(black_box(at)).await);
                call.await.unwrap_or_default()
            }));
        },
        |at| {
            poll_once(pin!(async {
                black_box(&handle).add_one_later(black_box(at)).await
            }))
        },
    );
    vec![
        call.row(
            "bound call, against an arc-swap and a virtual call ns",
            Some(1.2),
        ),
        plain.row("bound call, against a plain virtual call ns", None),
        later.row("bound async call, against a boxed future ns", Some(2.2)),
    ]
}

/// The futures here are ready at once, and stay where they are made, as those that are awaited do.
fn poll_once<F: Future>(future: Pin<&mut F>) {
    let polled = future.poll(&mut Context::from_waker(Waker::noop()));
    assert!(black_box(polled).is_ready(), "the future is ready at once");
}
