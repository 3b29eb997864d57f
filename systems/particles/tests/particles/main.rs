//! Particles through their contract: where they are, that they are the same again, and what they cost.
#![forbid(unsafe_code)]

mod births;
mod cost;
mod flight;
mod moving;
mod rig;
mod wrong_values;
