//! Contracts.
//!
//! `systems/ecs` implements all of them but [`SystemView`], which game plugins implement.
//!
//! - Who validates: the implementation. A request that it refuses changes nothing, and says why.
//! - Locks: each call that gets a `&World` takes the world's lock once, however large its batch. Do
//!   not make one while you hold the lock yourself. What only reports gets a
//!   [`WorldReader`](crate::WorldReader), so that panels can call it.
//! - Threads: all calls may come from any thread; [`SystemView::run`] comes from the workers.
//! - Nothing here waits for anything outside, so there is no `async fn`.

mod component;
mod console_command;
mod entity;
mod event;
mod exclusive;
mod observe;
mod query;
mod schedule;
mod storage;
mod system;
mod typed;
mod world;

pub use component::*;
pub use console_command::*;
pub use entity::*;
pub use event::*;
pub use exclusive::*;
pub use observe::*;
pub use query::*;
pub use schedule::*;
pub use storage::*;
pub use system::*;
pub use typed::*;
pub use world::*;
