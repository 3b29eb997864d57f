//! `docs/first-material.md`.
#![allow(dead_code, reason = "nothing calls the code of a chapter")]

include!(concat!(env!("OUT_DIR"), "/first-material.rs"));
