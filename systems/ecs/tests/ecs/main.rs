//! The ECS through its contracts, loaded as the engine loads it.
#![forbid(unsafe_code)]

mod components;
mod entities;
mod events;
mod exclusive;
mod fixture;
mod migration;
mod propagation;
mod queries;
mod random;
mod schedule;
mod sparse;
mod worlds;
