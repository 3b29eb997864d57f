//! The ECS through its contracts, loaded as the engine loads it.
#![forbid(unsafe_code)]

mod allocations;
mod changes;
mod components;
mod conditions;
mod console;
mod determinism;
mod difference;
mod entities;
mod events;
mod exclusive;
mod fixture;
mod functions;
mod graph;
mod merge;
mod migration;
mod observers;
mod own_process;
mod pools;
mod propagation;
mod queries;
mod random;
mod schedule;
mod sparse;
mod spawn_rows;
mod worlds;
