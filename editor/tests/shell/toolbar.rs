//! toolbar
