//! What looks at the world and writes nothing: a type whose one function says by its parameters what it
//! sees.

mod expand;
mod signature;

pub use expand::{Parts, expand};
pub use signature::Kind;
