//! App and shell together.

mod headless_gui;

pub use headless_gui::HeadlessGui;

pub fn run_in_window(_cli: &crate::run::Cli) -> Result<(), String> {
    Err("soon".into())
}
