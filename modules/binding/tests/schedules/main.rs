//! The registry, the slots and the model pools under a scheduler that tries many interleavings of
//! their threads, always the same ones. The compiled sources are those that ship; only `sync` (the
//! primitives) and `contract` (how a cast is found in a library) differ.
#![forbid(unsafe_code)]
#![allow(
    dead_code,
    unused_imports,
    reason = "the sources offer more than the schedules use"
)]

#[path = "../../bound.rs"]
mod bound;
#[path = "../../bound_all.rs"]
mod bound_all;
#[path = "../../caught.rs"]
mod caught;
mod contract;
#[path = "../../model_pool/mod.rs"]
mod model_pool;
#[path = "../../registry/mod.rs"]
mod registry;
mod schedules;
#[path = "../../slot.rs"]
mod slot;
mod sync;

mod bindings;
mod pools;

use bound::Bound;
use bound_all::{BoundAll, Fragment};
use contract::{Contract, Implementation};
use model_pool::{ModelPool, PoolReport};
use playground_modules_binding::{IdMap, MixMap, PanicLog, View, ViewInfo};
use registry::BindingRegistry;
use schedules::explore;
