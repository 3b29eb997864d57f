//! The primitives of the concurrent parts, in one file: `tests/schedules` compiles the same sources
//! of the registry, the slots and the model pools against primitives whose schedule it controls.

pub(crate) use arc_swap::{ArcSwap, Cache, Guard};
pub(crate) use parking_lot::{Mutex, MutexGuard, RwLockReadGuard};
pub(crate) use playground_core_types::Shared;
