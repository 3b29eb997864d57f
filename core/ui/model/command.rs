//! [`Command`]: the one closed list of what can be asked of the editor.

use super::{Space, Tool};
use playground_base::Value;
use playground_core_ecs::{EntityId, EntityRef};
use std::path::PathBuf;

/// What the editor can be asked to do. Menus, toolbar, shortcuts, panels, the console, scripts and
/// the command palette all send these; nothing else changes the world or the project.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Opens the project in this folder.
    OpenProject(PathBuf),
    /// Trusts the project in this folder, so that its code may be built and run, and opens it.
    TrustProject(PathBuf),
    /// Makes a project from the template, in a folder that does not exist yet, and opens it.
    NewProject(PathBuf),
    /// Closes the project.
    CloseProject,
    /// Starts an empty scene.
    NewScene,
    /// Opens a scene file of the project.
    OpenScene(PathBuf),
    /// Makes the entities of a scene file of the project in the open scene too, under fresh ids.
    MergeScene(PathBuf),
    /// Saves the scene.
    Save,
    /// Saves the scene under another name.
    SaveAs(PathBuf),

    /// Starts play, or goes on after a pause.
    Play,
    /// Pauses play.
    Pause,
    /// Runs so many fixed steps and pauses; starts play if need be.
    Step(u32),
    /// Ends play: the world is as it was before.
    Stop,

    /// Selects entities.
    Select(Vec<EntityRef>, SelectMode),
    /// Makes an entity under a parent.
    Spawn {
        /// What it is made of.
        kind: SpawnKind,
        /// Its name; `None` for that of the kind.
        name: Option<String>,
        /// Where it goes.
        parent: Option<EntityRef>,
    },
    /// Deletes entities and all below them; an empty list means the selected ones.
    Despawn(Vec<EntityRef>),
    /// Duplicates the selected entities and all below them.
    Duplicate,
    /// Copies the selected entities as text.
    Copy,
    /// Makes the entities that the text describes.
    Paste(String),
    /// Renames an entity.
    Rename(EntityRef, String),
    /// Places entities under another, or at the root.
    SetParent(Vec<EntityRef>, Option<EntityRef>),
    /// Enables or disables entities.
    SetEnabled(Vec<EntityRef>, bool),
    /// Adds a component, by its stable or short name.
    AddComponent(Vec<EntityRef>, String),
    /// Removes a component.
    RemoveComponent(Vec<EntityRef>, String),
    /// Replaces what is at a path (`Transform.translation.x`) of entities. Edits with the same
    /// gesture number (not 0) are one step of undo.
    Set {
        /// Whose.
        entities: Vec<EntityRef>,
        /// Component and field.
        path: String,
        /// The new value.
        value: Value,
        /// Which gesture it belongs to.
        gesture: u64,
    },
    /// Sets whole components of several entities in one gesture, for the gizmo.
    SetMany {
        /// Entity, component (stable or short name), value.
        rows: Vec<(EntityId, String, Value)>,
        /// Which gesture they belong to.
        gesture: u64,
    },
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,

    /// Builds and reloads a module, or all whose sources changed.
    Reload(Option<String>),
    /// Stops the build.
    CancelBuild,
    /// Reloads by itself when sources change.
    SetAutoReload(bool),
    /// Saves, builds, and starts the editor again with the project open.
    Restart,
    /// Draws with this rendering system.
    UseRenderer(String),

    /// Lists entities.
    Entities,
    /// Tells what is at a path of an entity; the whole entity for an empty path.
    Get(EntityRef, String),
    /// Lists contracts and modules.
    Modules,
    /// Lists pools.
    Pools,
    /// Tells the world's hash.
    Hash,
    /// Tells what is not as it was when play started.
    Difference,
    /// Tells the time of each system in the last frame.
    Systems,
    /// Saves a picture of the whole editor.
    Screenshot(PathBuf),
    /// Opens a source file in the user's editor.
    OpenSource(PathBuf, u32),

    /// Picks a viewport tool.
    UseTool(Tool),
    /// Local or world axes.
    UseSpace(Space),
    /// Snaps gestures to steps.
    SetSnap(bool),
    /// Draws the ground grid, or not.
    SetGrid(bool),
    /// Moves the editor's camera so that the selection fills the view.
    FrameSelection,
    /// While playing: looks through the game's camera.
    UseGameCamera(bool),
    /// Gives keyboard and mouse to the game, or takes them back.
    CaptureInput(bool),
    /// Brings a panel to the front, by its title.
    ShowPanel(String),
    /// Puts all panels back to where they were at first.
    ResetLayout,
    /// Empties the log.
    ClearLog,
    /// Executes a line of the command language.
    Execute(String),
    /// Lists the commands.
    Help,
    /// Ends the editor.
    Quit,
}

/// How a selection changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SelectMode {
    /// These and no others.
    #[default]
    Replace,
    /// These too.
    Add,
    /// Those that are not yet, and not those that are.
    Toggle,
}

/// What a new entity is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SpawnKind {
    /// A transform and a name.
    #[default]
    Empty,
    /// A cube of 1 m.
    Cube,
    /// A sphere of 1 m.
    Sphere,
    /// A plane of 10 m.
    Plane,
    /// A cylinder of 1 m.
    Cylinder,
    /// A cone of 1 m.
    Cone,
    /// A capsule of 2 m.
    Capsule,
    /// A camera.
    Camera,
    /// Light from far away.
    DirectionalLight,
    /// Light from one point.
    PointLight,
    /// Light in a cone.
    SpotLight,
    /// A flat picture of 1 m.
    Sprite,
    /// Sky, ambient light and fog of the scene.
    Environment,
}

impl SpawnKind {
    /// All of them, in the order of the Create menu.
    pub const ALL: [Self; 13] = [
        Self::Empty,
        Self::Cube,
        Self::Sphere,
        Self::Plane,
        Self::Cylinder,
        Self::Cone,
        Self::Capsule,
        Self::Camera,
        Self::DirectionalLight,
        Self::PointLight,
        Self::SpotLight,
        Self::Sprite,
        Self::Environment,
    ];

    /// Its name in menus.
    pub const fn as_title(&self) -> &'static str {
        match self {
            Self::Empty => "Empty",
            Self::Cube => "Cube",
            Self::Sphere => "Sphere",
            Self::Plane => "Plane",
            Self::Cylinder => "Cylinder",
            Self::Cone => "Cone",
            Self::Capsule => "Capsule",
            Self::Camera => "Camera",
            Self::DirectionalLight => "Directional Light",
            Self::PointLight => "Point Light",
            Self::SpotLight => "Spot Light",
            Self::Sprite => "Sprite",
            Self::Environment => "Environment",
        }
    }
}
