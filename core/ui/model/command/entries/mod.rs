//! Entries of commands in menus, one file for each menu.

pub mod create;
pub mod edit;
pub mod file;
pub mod help;
pub mod palette;
pub mod run;
pub mod view;
