//! `Handle`, `Shared`, `Atomic` and `Once`.

use crate::comparison::Comparison;
use crate::row::Row;
use playground_base::crossbeam::atomic::AtomicCell;
use playground_base::parking_lot::RwLock;
use playground_base::{Atomic, Handle, Once, Shared};
use std::hint::black_box;
use std::sync::{Arc, OnceLock};

/// A ratio above this is more than noise between two equal loops.
const SAME: Option<f64> = Some(1.1);

/// Each against the primitive it wraps, and against the nanoseconds that the design names for it.
pub fn measure() -> Vec<Row> {
    let mut rows = Vec::new();
    let mut measured = |what: &str, target_ns: f64, of: Comparison| {
        rows.push(of.row(&format!("{what}, against the plain one ns"), SAME));
        rows.push(of.row_of_target(&format!("{what}, against the design ns"), target_ns));
    };

    let (handle, arc) = (Handle::new(1_u64), Arc::new(1_u64));
    let read = Comparison::of(
        |_| _ = black_box(**black_box(&handle)),
        |_| _ = black_box(**black_box(&arc)),
    );
    measured("Handle read", 2.0, read);

    let (shared, lock) = (Shared::new(1_u64), Arc::new(RwLock::new(1_u64)));
    let read = Comparison::of(
        |_| _ = black_box(*black_box(&shared).read()),
        |_| _ = black_box(*black_box(&lock).read()),
    );
    measured("Shared read", 20.0, read);
    let write = Comparison::of(
        |at| *black_box(&shared).write() = at,
        |at| *black_box(&lock).write() = at,
    );
    measured("Shared write", 25.0, write);

    let (atomic, cell) = (Atomic::new(1_f32), Arc::new(AtomicCell::new(1_f32)));
    let read = Comparison::of(
        |_| _ = black_box(black_box(&atomic).load()),
        |_| _ = black_box(black_box(&cell).load()),
    );
    measured("Atomic read", 3.0, read);
    let write = Comparison::of(
        |at| black_box(&atomic).store(at as f32),
        |at| black_box(&cell).store(at as f32),
    );
    measured("Atomic write", 5.0, write);

    let (once, lock) = (Once::new(), Arc::new(OnceLock::new()));
    once.get_or_init(|| 1_u64);
    lock.get_or_init(|| 1_u64);
    let read = Comparison::of(
        |_| _ = black_box(black_box(&once).get().copied()),
        |_| _ = black_box(black_box(&lock).get().copied()),
    );
    measured("Once read", 2.0, read);
    rows
}
