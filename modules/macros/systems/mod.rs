//! `#[systems]`: the functions of a block become the systems, observers and console commands of a
//! plugin.

mod circle;
mod clash;
mod command;
mod condition;
mod contract;
mod expand;
mod function;
mod options;
mod order;
mod outside;
mod signature;

pub use expand::expand;
pub use outside::outside_of_block;
