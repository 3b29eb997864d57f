//! Module declarations of a project.
#![forbid(unsafe_code)]
