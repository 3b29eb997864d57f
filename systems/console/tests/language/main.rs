//! The command language: lines with their commands, errors and completions.
#![forbid(unsafe_code)]

mod commands;
mod completion;
mod errors;
mod game;
mod rig;
mod round_trip;
mod values;
mod vocabulary;
