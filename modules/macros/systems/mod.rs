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

pub use expand::expand;
pub use outside::outside_of_block;
