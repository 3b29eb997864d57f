//! The world for code that only reads it: panels, drawings, gizmos, inspectors.
//!
//! **Invariant: from a [`WorldReader`] no path leads to a write.** A key writes through
//! `&BorrowToken`, and a contract through `&World`; neither can be reached from here. What a query
//! may name is closed ([`ReadOnly`]), because its parts borrow columns themselves. What remains is
//! a component that can be written through a shared reference (a `Shared` or `Atomic` field): that
//! is what it is for.

mod read_host;
mod read_only;
mod read_param;
mod reading;
mod world_lock;
mod world_reader;

pub use read_host::ReadHost;
pub use read_only::ReadOnly;
pub use read_param::ReadParam;
pub use reading::{ReadRun, Reading};
pub use world_lock::WorldLock;
pub use world_reader::WorldReader;
