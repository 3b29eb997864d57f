//! [`EditorState`]: the state of the editor that panels read.

use super::{
    ChosenAsset, Comparison, ImportStatus, JobStatus, LogLine, Preferences, ProjectInfo,
    RecentProject, RecoveredChanges, Selection, ShownClip, ToolSettings, Vocabulary,
};
use playground_base::Handle;
use playground_base::glam::Vec3;
use playground_core_drawing::FrameCapture;
use playground_core_ecs::EntityId;
use playground_core_ecs::FrameReport;
use playground_core_engine::{
    BuildStatus, ModuleOff, ModuleStatus, PlayStatus, Problem, ProjectGenerations, ReloadPlan,
    ReloadReport, SceneConflict, UnreadValue,
};
use std::collections::VecDeque;
use std::path::PathBuf;

/// The state of the editor. Panels read it and send commands; they never change it.
#[derive(Clone, Debug, Default)]
pub struct EditorState {
    /// The open project.
    pub project: Option<ProjectInfo>,
    /// Projects opened before, the latest first.
    pub recent: Vec<RecentProject>,
    /// The world, or the selected entities.
    pub selection: Selection,
    /// The asset that the inspector shows instead of the selection.
    pub chosen: Option<ChosenAsset>,
    /// What no module can read of the selection, by entity and name.
    pub unread: Vec<UnreadValue>,
    /// The clips of the model of the entity that was selected last.
    pub clips: Vec<ShownClip>,
    /// What the open project adds to the command language.
    pub vocabulary: Vocabulary,
    /// Play, pause or edit.
    pub play: PlayStatus,
    /// What the game that plays wants in the window's title; empty for nothing.
    pub game_title: String,
    /// Where the build is.
    pub build: BuildStatus,
    /// Name of the project whose editor is being built: it takes over in a new window.
    pub preparing: Option<String>,
    /// Running jobs, the oldest first.
    pub jobs: Vec<JobStatus>,
    /// Files that are being imported, and take a while.
    pub imports: Vec<ImportStatus>,
    /// True when source changes cause a reload.
    pub auto_reload: bool,
    /// A reload that loses data waits for a decision of the user.
    pub asks_reload: bool,
    /// What the reload would do that waits for a decision.
    pub plan: Option<ReloadPlan>,
    /// The last reloads, the latest first.
    pub reloads: Vec<ReloadReport>,
    /// Every module of the project.
    pub modules: Vec<ModuleStatus>,
    /// Modules of the project that are switched off.
    pub modules_off: Vec<ModuleOff>,
    /// The generations of the project's code.
    pub generations: ProjectGenerations,
    /// Problems that the compiler and the engine report.
    pub problems: Vec<Problem>,
    /// Log messages, the oldest first.
    pub log: VecDeque<LogLine>,
    /// Viewport tools.
    pub tools: ToolSettings,
    /// Counts `FrameSelection` commands; the viewport moves its camera when it has grown.
    pub frame_selection: u64,
    /// Counts `FrameAll` commands, for the same.
    pub frame_all: u64,
    /// Where the viewport's camera was last sent.
    pub viewed: ViewedPlace,
    /// Counts the scenes that were opened or started; the viewport shows each of them when it is new.
    pub scenes_opened: u64,
    /// The report of the last frame.
    pub frame: FrameReport,
    /// Name of the step that undo would take.
    pub undo: Option<String>,
    /// Name of the step that redo would take.
    pub redo: Option<String>,
    /// What the steps of undo did, the oldest first; behind those that are done stand those that
    /// redo takes.
    pub steps: Vec<String>,
    /// How many of them are done.
    pub steps_done: usize,
    /// Changes of an editor that ended before they were saved, until the user has decided.
    pub recovered: Option<RecoveredChanges>,
    /// Parts of the scene that another program changed too, about which nobody has decided.
    pub conflicts: Vec<SceneConflict>,
    /// Two versions of a scene that are compared.
    pub comparison: Option<Comparison>,
    /// What the user prefers.
    pub preferences: Preferences,
    /// Folder of the editor's own workspace; its samples are members of it.
    pub workspace: PathBuf,
    /// Number of living entities.
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
    /// How a picture was drawn that the user captured last.
    pub frame_capture: Option<Handle<FrameCapture>>,
    /// Whether it draws the edges of triangles alone.
    pub draws_edges: bool,
}

/// A place that the viewport's camera is to show, or a side from which it is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ViewedPlace {
    /// Counts the requests; the viewport moves its camera when it has grown.
    pub requests: u64,
    /// Centre and radius of the place, in metres; `None` leaves them.
    pub sphere: Option<(Vec3, f32)>,
    /// The view direction; `None` leaves it.
    pub direction: Option<Vec3>,
    /// The entity from which it is to look, as that does.
    pub through: Option<EntityId>,
}
