//! No `mod` line leads to `game.rs`.
#![forbid(unsafe_code)]

playground::export!();
