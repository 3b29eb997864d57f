//! The editor's GUI around the panels: menus, toolbar, dock, dialogs, palette, notifications.
//!
//! - The shell shows what [`EditorState`](playground_core_ui::EditorState) says and asks for
//!   [`Command`](playground_core_ui::Command)s. It changes neither world nor project.
//! - It knows nothing of windows and devices, so it is the same in a window, headless and in tests.
//! - One table of actions ([`action`]) feeds menus, toolbar, shortcuts, palette and the list of
//!   shortcuts: a new action is one row.
//!
//! Architecture invariant: nothing of a module's own types goes into egui's memory, and nothing of
//! the shell's either: what it must remember is in [`EditorShell`].

mod action;
mod bar;
mod dialog;
mod dock;
mod editor_shell;
mod hub;
mod palette;
mod reload_watch;
mod shortcuts;
mod style;
mod title;
mod toasts;
mod widget;

pub use action::{Action, PanelRow, actions};
pub use dock::{LayoutError, PanelEntry, PanelSet};
pub use editor_shell::EditorShell;
pub use style::install_style;
pub use title::window_title;
pub use toasts::ToastKind;
