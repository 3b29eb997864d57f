//! Models as files have them, and files that are damaged.
#![forbid(unsafe_code)]

mod document;
mod entities;
mod models;
mod moving;
mod mutated;
