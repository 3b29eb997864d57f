//! `docs/first-2d.md`.
#![allow(dead_code, reason = "nothing calls the code of a chapter")]

include!(concat!(env!("OUT_DIR"), "/first-2d.rs"));
