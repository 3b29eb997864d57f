//! A panel.
#![forbid(unsafe_code)]
playground_base::exports! {}
