//! `#[systems]`: the functions of a block become the systems, observers, effect handlers and
//! console commands of a plugin.

mod block_functions;
mod clash;
mod command;
mod condition;
mod contract;
mod cycle;
mod expand;
mod function;
mod handler;
mod observer;
mod options;
mod order;
mod other_system;
mod outside;
mod signature;

pub use clash::mistake;
pub use expand::{expand, stub};
pub use outside::outside_of_block;
pub use signature::Parameter;
