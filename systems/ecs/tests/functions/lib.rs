//! A game plugin for the tests of parameters: systems and observers as functions. Each does one
//! thing when the script names it, and logs the result.
#![forbid(unsafe_code)]

mod components;
mod console;
mod functions;
mod loops;
mod names;
mod observers;
mod order;
mod steady;
mod world;

pub use components::{
    A, B, Born, Burst, Idle, Keyword, Keywords, Level, Log, LoopTime, LoopTimes, Mark, Points,
    Position, RunCount, Script, Silence, Sound, Test, Velocity,
};
pub use console::{Console, OtherRival, Rival};
pub use functions::Functions;
pub use loops::Loops;
pub use names::Names;
pub use observers::Observers;
pub use order::{LastOfAll, Odd, even::Even};
pub use steady::Steady;
pub use world::Exclusive;

playground_base::export!();
