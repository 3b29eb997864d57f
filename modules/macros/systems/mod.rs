//! `#[systems]`: the functions of a block become the systems and observers of a plugin.

mod clash;
mod condition;
mod expand;
mod function;
mod options;
mod order;
mod signature;

pub use expand::expand;
