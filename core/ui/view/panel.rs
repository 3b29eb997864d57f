//! [`PanelView`]: the contract of a panel.
//!
//! - A panel is a plugin like any other: it can be rebuilt and swapped while it is shown.
//! - It reads the world and the [`EditorState`], and sends [`Command`]s. It changes neither.
//! - It may keep what is its own (a filter text, an open row). What must survive a reload goes
//!   through `#[view_model(stateful)]`.
//! - Types of its own never go into egui's memory: they would be looked at by the next generation.
//! - `ui` runs inside a frame: it waits for nothing, and works in proportion to what is visible.
//! - The world's lock is free when `ui` is called. Take it for reading, and not for longer than
//!   the frame.

use crate::{Command, EditorState, ViewportFrame};
use playground_base::{egui, view};
use playground_core_ecs::{Handle, World};

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
    pub world: &'a Handle<World>,
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
    fn ui(&self, ui: &mut egui::Ui, context: &mut PanelContext<'_>);
}
