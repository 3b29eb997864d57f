//! Types that read the world and write nothing: panels, drawings, gizmos, inspectors. They read
//! what the parameters of their function name.

mod expand;
mod signature;

pub use expand::{Function, Parts, expand};
pub use signature::Kind;
