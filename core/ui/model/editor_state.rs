//! [`EditorState`]: what panels may know.

use super::{JobStatus, LogLine, ProjectInfo, RecentProject, Selection, ToolSettings, Vocabulary};
use playground_core_ecs::FrameReport;
use playground_core_engine::{BuildStatus, ModuleStatus, PlayStatus, Problem, ReloadReport};
use std::collections::VecDeque;
use std::path::PathBuf;

/// The editor as data. Panels read it and send commands; they never change it.
#[derive(Clone, Debug, Default)]
pub struct EditorState {
    /// The open project.
    pub project: Option<ProjectInfo>,
    /// Projects opened before, the latest first.
    pub recent: Vec<RecentProject>,
    /// The world, or the selected entities.
    pub selection: Selection,
    /// What the open project adds to the command language.
    pub vocabulary: Vocabulary,
    /// Play, pause or edit.
    pub play: PlayStatus,
    /// What the game that plays wants in the window's title; empty for nothing.
    pub game_title: String,
    /// Where the build is.
    pub build: BuildStatus,
    /// What goes on in the background, the oldest first.
    pub jobs: Vec<JobStatus>,
    /// Reloads by itself when sources change.
    pub auto_reload: bool,
    /// The last reloads, the latest first.
    pub reloads: Vec<ReloadReport>,
    /// Every module of the project.
    pub modules: Vec<ModuleStatus>,
    /// What the compiler and the engine complain about.
    pub problems: Vec<Problem>,
    /// What was said, the oldest first.
    pub log: VecDeque<LogLine>,
    /// Viewport tools.
    pub tools: ToolSettings,
    /// Counts `FrameSelection` commands; the viewport moves its camera when it has grown.
    pub frame_selection: u64,
    /// How the last frame went.
    pub frame: FrameReport,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// Folder of the editor's own workspace; its samples are members of it.
    pub workspace: PathBuf,
    /// Entities alive.
    pub entities: usize,
    /// Frames that the window has shown since the start.
    pub frames_shown: u64,
    /// Frames drawn in the last second.
    pub frames_per_s: f32,
    /// The active rendering system.
    pub renderer: String,
    /// Rendering systems that the project declares.
    pub renderers: Vec<String>,
    /// The graphics adapter.
    pub adapter: String,
}
