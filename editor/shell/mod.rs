//! The editor's GUI around the panels: menus, toolbar, dock, dialogs, palette, notifications.
//!
//! - The shell shows the [`EditorState`](playground_core_ui::EditorState) and sends
//!   [`EditorCommand`](playground_core_ui::EditorCommand)s. It changes neither world nor project.
//! - It does not depend on windows and devices, so it is the same in a window, headless and in
//!   tests.
//! - One table of actions ([`action`]) feeds menus, toolbar, shortcuts, palette and the list of
//!   shortcuts: a new action is one row.
//!
//! Architecture invariant: neither modules nor the shell store their own types in egui's memory.
//! The shell keeps its state in [`EditorShell`].

mod action;
mod bar;
mod dialog;
mod dock;
mod editor_shell;
mod hub;
mod palette;
mod reload_watch;
mod samples;
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
