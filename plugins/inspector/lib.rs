//! A panel.
