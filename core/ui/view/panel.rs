//! [`PanelView`]: the contract of a panel.
//!
//! - `#[panel]` writes the implementation, for a type with a function `ui`.
//! - A panel is a plugin like any other: it can be rebuilt and swapped while it is shown.
//! - It reads the world and the [`EditorState`], and sends [`Command`]s. It changes neither: of the
//!   world it gets a [`WorldReader`], from which no path leads to a write.
//! - It may keep what is its own (a filter text, an open row), which serde carries over a reload.
//! - Types of its own never go into egui's memory: they would be looked at by the next generation.
//! - `ui` runs inside a frame: it waits for nothing, and works in proportion to what is visible.
//! - The world is locked for readers while `ui` runs: what would change it waits for ever.

use crate::{Command, EditorState, ViewportFrame};
use playground_base::{ModuleError, egui, view};
use playground_core_ecs::WorldReader;

/// Where a panel goes when the user has not moved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PanelPlace {
    /// Left of the viewport.
    Left,
    /// The middle.
    Center,
    /// Right of the viewport.
    Right,
    /// Below the viewport.
    Bottom,
}

/// What a panel is called and where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelInfo {
    /// The tab's title; also its name in the saved layout.
    pub title: &'static str,
    /// The tab's icon.
    pub icon: &'static str,
    /// Where it goes.
    pub place: PanelPlace,
    /// Its place among the tabs there, lowest first.
    pub order: u32,
}

/// What a panel gets in a frame.
pub struct PanelContext<'a> {
    /// The world, to read.
    pub world: WorldReader<'a>,
    /// The editor, to read.
    pub state: &'a EditorState,
    /// What the panel asks for, executed in order after the frame.
    pub commands: &'a mut Vec<Command>,
    /// The picture of the world; only the viewport panel writes to it.
    pub viewport: &'a mut ViewportFrame,
}

/// A panel of the editor.
#[view(fragments)]
pub trait PanelView {
    /// What it is called and where it goes.
    fn info(&self) -> PanelInfo;

    /// Draws it.
    ///
    /// # Errors
    /// What the panel could not show, which is drawn behind what it drew already. It is asked again in
    /// the next frame.
    fn ui(&self, ui: &mut egui::Ui, context: &mut PanelContext<'_>) -> Result<(), ModuleError>;
}
