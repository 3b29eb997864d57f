//! Types that read the world and write nothing: panels, drawings, gizmos, inspectors. The parameters of
//! their one function say what they read.

mod expand;
mod signature;

pub use expand::{Function, Parts, expand};
pub use signature::Kind;
