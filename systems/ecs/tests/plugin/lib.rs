//! A game plugin for the tests: implementers of `SystemView` whose systems record that they ran,
//! and fail or panic on order.
#![forbid(unsafe_code)]

mod alpha;
mod beta;
mod components;
mod delta;
mod gamma;
mod order;

pub use alpha::Alpha;
pub use beta::Beta;
pub use components::{Aim, Body, Links, Mark, Meeting, Orders, Tag, Trace};
pub use delta::Delta;
pub use gamma::Gamma;

playground_base::export!();
