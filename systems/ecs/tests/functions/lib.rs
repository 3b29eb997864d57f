//! A game plugin for the tests of parameters: systems and observers as functions. Each does one thing
//! when the script says so, and writes down what it saw.
#![forbid(unsafe_code)]

mod components;
mod functions;
mod observers;
mod steady;
mod world;

pub use components::{
    A, B, Born, Burst, Heard, Idle, Kept, Mark, Points, Script, Silence, Sound, Test,
};
pub use functions::Functions;
pub use observers::Observers;
pub use steady::Steady;
pub use world::Alone;

playground_base::export!();
