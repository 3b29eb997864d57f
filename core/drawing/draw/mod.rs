//! The trait that `#[draw]` implements.

mod draw;

pub use draw::Draw;
