//! `#[systems]`: the functions of a block become the systems, observers and effect handlers of a plugin.

mod circle;
mod clash;
mod condition;
mod expand;
mod function;
mod handler;
mod options;
mod order;
mod outside;
mod signature;

pub use clash::mistake;
pub use expand::{expand, stub};
pub use outside::outside_of_block;
pub use signature::Parameter;
