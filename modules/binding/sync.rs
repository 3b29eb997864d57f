//! What the concurrent parts are made of, in one place: `tests/schedules` compiles the very sources
//! of the registry, the slots and the model pools against primitives whose schedule it controls.

pub(crate) use arc_swap::{ArcSwap, Cache, Guard};
pub(crate) use parking_lot::{Mutex, MutexGuard, RwLockReadGuard};
pub(crate) use playground_core_types::Shared;
