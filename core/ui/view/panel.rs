//! [`PanelView`]: the contract of a panel.
//!
//! - `#[panel]` writes the implementation, for a type with a function `ui`.
//! - A panel is a plugin like any other: it can be rebuilt and swapped while it is shown.
//! - It reads the world and the [`EditorState`], and sends [`EditorCommand`]s. It changes neither:
//!   of the world it gets a [`WorldReader`], from which no path leads to a write.
//! - It may keep what is its own (a filter text, an open row), which serde carries over a reload.
//! - It never stores types of its own in egui's memory: the next generation would read them.
//! - `ui` runs inside a frame: it waits for nothing, and works in proportion to what is visible.
//! - The world is locked for readers while `ui` runs: a write inside of it would never return.

use crate::{EditorCommand, EditorState, ViewportFrame};
use playground_base::{ModuleError, view};
use playground_core_ecs::WorldReader;
use playground_graphics::egui;

/// The default position of a panel, until the user moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DockSide {
    /// Left of the viewport.
    Left,
    /// The middle.
    Center,
    /// Right of the viewport.
    Right,
    /// Below the viewport.
    Bottom,
}

/// Title, icon and default position of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelInfo {
    /// The tab's title; also its name in the saved layout.
    pub title: &'static str,
    /// The tab's icon.
    pub icon: &'static str,
    /// Its default position.
    pub side: DockSide,
    /// Its order among the tabs there, lowest first.
    pub order: u32,
}

/// The data that a panel gets in a frame.
pub struct PanelContext<'a> {
    /// The world, to read.
    pub world: WorldReader<'a>,
    /// The editor, to read.
    pub state: &'a EditorState,
    /// Commands that the panel sends; executed in order after the frame.
    pub commands: &'a mut Vec<EditorCommand>,
    /// Data of the viewport; only the viewport panel writes to it.
    pub viewport: &'a mut ViewportFrame,
}

/// A panel of the editor.
#[view(fragments)]
pub trait PanelView {
    /// Title, icon and default position.
    fn info(&self) -> PanelInfo;

    /// Draws it.
    ///
    /// # Errors
    /// Why it could not show everything; the error is drawn below its content. It is called again
    /// in the next frame.
    fn ui(&self, ui: &mut egui::Ui, context: &mut PanelContext<'_>) -> Result<(), ModuleError>;
}
