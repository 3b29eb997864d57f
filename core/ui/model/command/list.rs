//! [`EditorCommand`]: the closed list of all commands of the editor.
//!
//! A command is one entry here and one match arm where the editor executes it. Its line of text,
//! `help`, completion, menus, palette and shortcuts are derived from the entry.

use super::entry::{ctrl, ctrl_shift, plain, shift};
use super::game_key::{BUTTONS, KEYS};
use super::{
    Argument, ArgumentDialog, ArgumentKind, ArgumentSpec, CommandRow, Effect, Entry, JobId, Menu,
    Press, SelectMode, SpawnKind, When,
};
use crate::{Space, Tool, icon};
use playground_base::Value;
use playground_base::egui::Key;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_input::{KeyCode, MouseButton};
use std::path::PathBuf;

const PATH: ArgumentSpec = ArgumentSpec::new("PATH", ArgumentKind::Path);
const FILE: ArgumentSpec = ArgumentSpec::new("FILE", ArgumentKind::Path);
const ENTITY: ArgumentSpec = ArgumentSpec::new("ENTITY", ArgumentKind::Entity);
const ENTITIES: ArgumentSpec = ArgumentSpec::new("ENTITY", ArgumentKind::Entities);
/// An entity or the world.
const OWNER: ArgumentSpec = ENTITY.or_world();
const OWNERS: ArgumentSpec = ENTITIES.or_world();
const SELECTED: ArgumentSpec = ArgumentSpec::new("ENTITY", ArgumentKind::EntityList).optional();
const NAME: ArgumentSpec = ArgumentSpec::new("NAME", ArgumentKind::Text);
const COMPONENT: ArgumentSpec = ArgumentSpec::new("COMPONENT", ArgumentKind::Component);
const FIELD: ArgumentSpec = ArgumentSpec::new("PATH", ArgumentKind::Field);
const PANEL: ArgumentSpec = ArgumentSpec::new("TITLE", ArgumentKind::Panel);
const SWITCH: ArgumentSpec = ArgumentSpec::new("SWITCH", ArgumentKind::Switch);
const GESTURE: ArgumentSpec = ArgumentSpec::new("GESTURE", ArgumentKind::Gesture).or(0);
const KEY: ArgumentSpec = ArgumentSpec::new("KEY", ArgumentKind::Choice(KEYS, "a key"));
const BUTTON: ArgumentSpec = ArgumentSpec::new("BUTTON", ArgumentKind::Choice(BUTTONS, "a button"));
const PRESS: ArgumentSpec =
    ArgumentSpec::new("PRESS", ArgumentKind::Choice(Press::CHOICES, "a press")).optional();
const POINT: ArgumentSpec = ArgumentSpec::new("(X, Y)", ArgumentKind::Value);
const KIND: ArgumentSpec =
    ArgumentSpec::new("KIND", ArgumentKind::Choice(SpawnKind::CHOICES, "a kind"));

commands! {
    /// Opens a project folder, or a scene file (.ron).
    OpenProject(folder: PathBuf) = "open" {
        arguments: &[PATH],
        effect: Effect::Discards,
        entries: &[OPEN_PROJECT],
    }
    /// Trusts a project, so that its code may run, and opens it.
    TrustProject(folder: PathBuf) = "trust" {
        arguments: &[PATH],
        effect: Effect::Discards,
    }
    /// Makes a project in a new folder and opens it.
    NewProject(folder: PathBuf) = "new" {
        arguments: &[ArgumentSpec::new("FOLDER", ArgumentKind::Path)],
        effect: Effect::Discards,
        entries: &[NEW_PROJECT],
    }
    /// Closes the project.
    CloseProject = "close" {
        when: &[When::Project],
        effect: Effect::Discards,
        entries: &[Entry::new(Menu::File, 1, "Close Project", "", EditorCommand::CloseProject)],
    }
    /// Starts an empty scene.
    NewScene = "newscene" {
        when: &[When::Project],
        effect: Effect::Discards,
        entries: &[NEW_SCENE],
    }
    /// Opens a scene file of the project.
    OpenScene(file: PathBuf) = "openscene" {
        arguments: &[FILE],
        when: &[When::Project],
        effect: Effect::Discards,
        entries: &[OPEN_SCENE],
    }
    /// Lists the scene files in the project's folder.
    Scenes = "scenes" {
        when: &[When::Project],
    }
    /// Adds the entities of a scene file to the open scene, under fresh ids.
    MergeScene(file: PathBuf) = "merge" {
        arguments: &[PATH],
        when: &[When::Project],
        effect: Effect::Edits,
        entries: &[MERGE_SCENE],
    }
    /// Saves the scene, or saves it under another name.
    Save(file: Option<PathBuf>) = "save" {
        arguments: &[PATH.optional()],
        when: &[When::Project],
        entries: &[
            Entry::new(Menu::File, 3, "Save", icon::ICON_SAVE.codepoint, EditorCommand::Save(None))
                .with_keys(&[ctrl(Key::S)]),
            SAVE_AS,
        ],
    }

    /// Starts play, or continues after a pause.
    Play = "play" {
        when: &[When::Project],
        entries: &[Entry::new(Menu::Run, 0, "Play", icon::ICON_PLAY_ARROW.codepoint, EditorCommand::Play)
            .with_keys(&[plain(Key::F5)])
            .with_only(&[When::NotPlaying])],
    }
    /// Pauses play.
    Pause = "pause" {
        when: &[When::Project],
        entries: &[Entry::new(Menu::Run, 0, "Pause", icon::ICON_PAUSE.codepoint, EditorCommand::Pause)
            .with_keys(&[plain(Key::F6)])
            .with_only(&[When::Playing])],
    }
    /// Runs N fixed steps (default 1) and pauses; starts play if necessary.
    Step(count: u32) = "step" {
        arguments: &[ArgumentSpec::new("N", ArgumentKind::Number("steps")).or(1)],
        when: &[When::Project],
        entries: &[Entry::new(Menu::Run, 0, "Step", icon::ICON_SKIP_NEXT.codepoint, EditorCommand::Step(1))
            .with_keys(&[plain(Key::F10)])],
    }
    /// Ends play and restores the scene.
    Stop = "stop" {
        entries: &[Entry::new(Menu::Run, 0, "Stop", icon::ICON_STOP.codepoint, EditorCommand::Stop)
            .with_keys(&[shift(Key::F5)])
            .with_only(&[When::Started])],
    }

    /// Lists the entities.
    Entities = "entities" { is_query: true }
    /// Shows a field, such as Transform.translation.x, or everything; of the World its resources.
    Get(entity: EntityRef, path: Option<String>) = "get" {
        arguments: &[OWNER, FIELD.optional()],
        is_query: true,
    }
    /// Sets a field of entities, or of a resource of the World, to a value in RON.
    Set {
        /// Entities to edit.
        entities: Vec<EntityRef>,
        /// Component and field.
        path: String,
        /// The new value.
        value: Value,
        /// Edits with the same gesture number (not 0) are one step of undo.
        gesture: u64,
    } = "set" {
        arguments: &[
            OWNERS,
            FIELD,
            ArgumentSpec::new("VALUE", ArgumentKind::Value),
            GESTURE,
        ],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Gives a component, a resource of the World, or a field of one the value that a new one has.
    Reset(entities: Vec<EntityRef>, path: String) = "reset" {
        arguments: &[OWNERS, FIELD],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Sets whole components of several entities, in one step.
    SetMany {
        /// Entity, component (stable or short name), value.
        rows: Vec<(EntityId, String, Value)>,
        /// Edits with the same gesture number (not 0) are one step of undo.
        gesture: u64,
    } = "setmany" {
        arguments: &[ArgumentSpec::new("ROWS", ArgumentKind::Rows), GESTURE],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Makes an entity.
    Spawn {
        /// The kind of entity.
        kind: SpawnKind,
        /// Its name; `None` for the name of the kind.
        name: Option<String>,
        /// Its parent; `None` for the root.
        parent: Option<EntityRef>,
    } = "spawn" {
        arguments: &[
            KIND,
            NAME.optional(),
            ArgumentSpec::new("PARENT", ArgumentKind::Entity).optional(),
        ],
        when: &[When::Project],
        effect: Effect::Edits,
        entries: &[
            created(SpawnKind::Empty, 0),
            created(SpawnKind::Cube, 1),
            created(SpawnKind::Sphere, 1),
            created(SpawnKind::Plane, 1),
            created(SpawnKind::Cylinder, 1),
            created(SpawnKind::Cone, 1),
            created(SpawnKind::Capsule, 1),
            created(SpawnKind::Camera, 2),
            created(SpawnKind::DirectionalLight, 3),
            created(SpawnKind::PointLight, 3),
            created(SpawnKind::SpotLight, 3),
            created(SpawnKind::Sprite, 4),
            created(SpawnKind::Environment, 4),
        ],
    }
    /// Makes a child of the entity that was selected last.
    SpawnChild(kind: SpawnKind) = "spawnchild" {
        arguments: &[KIND],
        when: &[When::Project, When::Selection],
        effect: Effect::Edits,
        entries: &[EMPTY_CHILD],
    }
    /// Selects entities, or the World; nothing if none is named.
    Select(entities: Vec<EntityRef>, mode: SelectMode) = "select" {
        arguments: &[
            SELECTED.or_world(),
            ArgumentSpec::new("MODE", ArgumentKind::Flag(SelectMode::CHOICES)).optional(),
        ],
    }
    /// Selects every entity.
    SelectAll = "selectall" {
        entries: &[SELECT_ALL],
    }
    /// Copies the selected entities into the clipboard, as text, and deletes them.
    Cut = "cut" {
        when: &[When::Project, When::Selection],
        effect: Effect::Edits,
        entries: &[
            Entry::new(Menu::Edit, 1, "Cut", icon::ICON_CONTENT_CUT.codepoint, EditorCommand::Cut)
                .with_keys(&[ctrl(Key::X)]),
        ],
    }
    /// Copies the selected entities into the clipboard, as text.
    Copy = "copy" {
        when: &[When::Project, When::Selection],
        entries: &[
            Entry::new(Menu::Edit, 1, "Copy", icon::ICON_CONTENT_COPY.codepoint, EditorCommand::Copy)
                .with_keys(&[ctrl(Key::C)]),
        ],
    }
    /// Makes the entities that a text describes: the argument, or the text in the clipboard.
    Paste(text: Option<String>) = "paste" {
        arguments: &[ArgumentSpec::new("TEXT", ArgumentKind::Text).optional()],
        when: &[When::Project],
        effect: Effect::Edits,
        entries: &[PASTE],
    }
    /// Duplicates the selected entities and their descendants.
    Duplicate = "duplicate" {
        when: &[When::Project, When::Selection],
        effect: Effect::Edits,
        entries: &[DUPLICATE],
    }
    /// Deletes entities and their descendants; the selected ones if none is named.
    Despawn(entities: Vec<EntityRef>) = "despawn" {
        arguments: &[SELECTED],
        when: &[When::Project],
        effect: Effect::Edits,
        entries: &[DELETE],
    }
    /// Renames entities.
    Rename(entities: Vec<EntityRef>, name: String) = "rename" {
        arguments: &[ENTITIES, NAME],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Moves entities under another one, or to the root.
    SetParent(entities: Vec<EntityRef>, parent: Option<EntityRef>) = "parent" {
        arguments: &[ENTITIES, ArgumentSpec::new("PARENT", ArgumentKind::EntityOrNone)],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Enables entities; the selected ones if none is named.
    Enable(entities: Vec<EntityRef>) = "enable" {
        arguments: &[SELECTED],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Disables entities; the selected ones if none is named.
    Disable(entities: Vec<EntityRef>) = "disable" {
        arguments: &[SELECTED],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Adds a component, by its stable or its short name.
    AddComponent(entities: Vec<EntityRef>, component: String) = "add" {
        arguments: &[ENTITIES, COMPONENT],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Removes a component.
    RemoveComponent(entities: Vec<EntityRef>, component: String) = "remove" {
        arguments: &[ENTITIES, COMPONENT],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Runs a console command of the game; its word alone does the same.
    Call(command: String, arguments: Vec<Argument>) = "call" {
        arguments: &[
            ArgumentSpec::new("COMMAND", ArgumentKind::GameCommand),
            ArgumentSpec::new("ARGUMENT", ArgumentKind::GameArguments).optional(),
        ],
        when: &[When::Project],
        is_query: true,
    }
    /// Takes the last change back.
    Undo = "undo" {
        when: &[When::CanUndo],
        effect: Effect::Edits,
        entries: &[Entry::new(Menu::Edit, 0, "Undo", icon::ICON_UNDO.codepoint, EditorCommand::Undo)
            .with_keys(&[ctrl(Key::Z)])],
    }
    /// Redoes the last undone change.
    Redo = "redo" {
        when: &[When::CanRedo],
        effect: Effect::Edits,
        entries: &[Entry::new(Menu::Edit, 0, "Redo", icon::ICON_REDO.codepoint, EditorCommand::Redo)
            .with_keys(&[ctrl_shift(Key::Z), ctrl(Key::Y)])],
    }

    /// Lists contracts and the modules that implement them.
    Modules = "modules" { is_query: true }
    /// Lists pools and their memory.
    Pools = "pools" { is_query: true }
    /// Shows the time of each system in the last frame.
    Systems = "systems" { is_query: true }
    /// Shows the differences to the world at the start of play.
    Difference = "difference" { is_query: true }
    /// Shows the hash of the world.
    Hash = "hash" { is_query: true }
    /// Lists running jobs, with number and progress.
    Jobs = "jobs" { is_query: true }
    /// Stops a job: the last one if no number is given.
    Cancel(job: Option<JobId>) = "cancel" {
        arguments: &[ArgumentSpec::new("JOB", ArgumentKind::Number("a job")).optional()],
        entries: &[
            Entry::new(Menu::Run, 1, "Cancel Build", icon::ICON_CANCEL.codepoint, EditorCommand::Cancel(None))
                .with_only(&[When::Building]),
        ],
    }
    /// Builds and reloads a module, or all changed modules.
    Reload(module: Option<String>) = "reload" {
        arguments: &[ArgumentSpec::new("MODULE", ArgumentKind::Module).optional()],
        entries: &[RELOAD],
    }
    /// Switches automatic reload on source changes on or off.
    SetAutoReload(on: bool) = "autoreload" {
        arguments: &[SWITCH],
        entries: &[AUTO_RELOAD],
    }
    /// Saves, builds, and restarts the editor with the project.
    Restart = "restart" {
        entries: &[RESTART],
    }
    /// Draws with this rendering system.
    UseRenderer(package: String) = "renderer" {
        arguments: &[ArgumentSpec::new("NAME", ArgumentKind::Renderer)],
    }
    /// Saves a picture of the whole editor.
    Screenshot(file: PathBuf) = "screenshot" {
        arguments: &[FILE],
    }
    /// Opens a source file in the user's editor, at a line.
    OpenSource(file: PathBuf, line: u32) = "source" {
        arguments: &[FILE, ArgumentSpec::new("LINE", ArgumentKind::Number("a line")).or(1)],
    }

    /// Chooses a tool of the viewport.
    UseTool(tool: Tool) = "tool" {
        arguments: &[ArgumentSpec::new("TOOL", ArgumentKind::Choice(Tool::CHOICES, "a tool"))],
        entries: &[
            tool(Tool::Select, &[plain(Key::Q)]),
            tool(Tool::Move, &[plain(Key::W)]),
            tool(Tool::Rotate, &[plain(Key::E)]),
            tool(Tool::Scale, &[plain(Key::R)]),
        ],
    }
    /// Chooses the axes that the tools use.
    UseSpace(space: Space) = "space" {
        arguments: &[ArgumentSpec::new("SPACE", ArgumentKind::Choice(Space::CHOICES, "axes"))],
    }
    /// Makes tools move in steps.
    SetSnap(on: bool) = "snap" { arguments: &[SWITCH] }
    /// Shows or hides the ground grid.
    SetGrid(on: bool) = "grid" { arguments: &[SWITCH] }
    /// Moves the editor's camera so that the selection fills the view.
    FrameSelection = "frame" {
        entries: &[FRAME_SELECTION],
    }
    /// Uses the camera of the game while playing.
    UseGameCamera(on: bool) = "gamecamera" {
        arguments: &[SWITCH],
        entries: &[GAME_CAMERA],
    }
    /// Gives keyboard and mouse to the game, or releases them.
    CaptureInput(on: bool) = "capture" { arguments: &[SWITCH] }
    /// Presses a key in the playing game: it goes down and up again, or only one of them.
    PressKey(key: KeyCode, press: Option<Press>) = "key" {
        arguments: &[KEY, PRESS],
        when: &[When::Started],
    }
    /// Presses a mouse button in the playing game.
    PressButton(button: MouseButton, press: Option<Press>) = "button" {
        arguments: &[BUTTON, PRESS],
        when: &[When::Started],
    }
    /// Moves the mouse in the playing game: `mouse (10, -5)`, in points, y down.
    MoveMouse(by: Value) = "mouse" {
        arguments: &[POINT],
        when: &[When::Started],
    }
    /// Moves the pointer in the picture of the game: `pointer (100, 50)`, in pixels from its
    /// upper left corner.
    PlacePointer(at: Value) = "pointer" {
        arguments: &[POINT],
        when: &[When::Started],
    }
    /// Turns the wheel in the playing game, by points.
    TurnWheel(by: Value) = "wheel" {
        arguments: &[ArgumentSpec::new("POINTS", ArgumentKind::Value)],
        when: &[When::Started],
    }
    /// Types a text in the playing game.
    TypeText(text: String) = "text" {
        arguments: &[ArgumentSpec::new("TEXT", ArgumentKind::Line)],
        when: &[When::Started],
    }
    /// Brings a panel to the front.
    ShowPanel(title: String) = "panel" {
        arguments: &[PANEL],
        shows: true,
    }
    /// Shows a panel, or closes it when it is shown.
    TogglePanel(title: String) = "togglepanel" {
        arguments: &[PANEL],
        shows: true,
    }
    /// Restores the default layout of the panels.
    ResetLayout = "resetlayout" {
        shows: true,
        entries: &[RESET_LAYOUT],
    }
    /// Finds a command by a few letters of its name.
    ShowPalette = "palette" {
        shows: true,
        entries: &[PALETTE],
    }
    /// Lists the keyboard shortcuts.
    ShowShortcuts = "shortcuts" {
        shows: true,
        entries: &[SHORTCUTS],
    }
    /// Empties the log.
    ClearLog = "clear" {
        entries: &[CLEAR_LOG],
    }
    /// Executes a line of the command language.
    Execute(line: String) = "execute" {
        arguments: &[ArgumentSpec::new("LINE", ArgumentKind::Line)],
    }
    /// Lists the commands.
    Help = "help" {
        is_query: true,
        entries: &[Entry::new(Menu::Help, 0, "Console Commands", icon::ICON_TERMINAL.codepoint, EditorCommand::Help)],
    }
    /// Ends the editor.
    Quit = "quit" {
        effect: Effect::Discards,
        entries: &[Entry::new(Menu::File, 4, "Quit", icon::ICON_LOGOUT.codepoint, EditorCommand::Quit)
            .with_keys(&[ctrl(Key::Q)])],
    }
}

const NEW_PROJECT: Entry = Entry::asking(
    0,
    "New Project…",
    icon::ICON_CREATE_NEW_FOLDER.codepoint,
    ArgumentDialog::NewProject,
)
.with_keys(&[ctrl_shift(Key::N)]);

/// Has the shortcut of Open Scene, which is disabled while no project is open.
const OPEN_PROJECT: Entry = Entry::asking(
    0,
    "Open Project…",
    icon::ICON_FOLDER_OPEN.codepoint,
    ArgumentDialog::OpenProject,
)
.with_keys(&[ctrl(Key::O), ctrl_shift(Key::O)]);

const NEW_SCENE: Entry = Entry::new(
    Menu::File,
    2,
    "New Scene",
    icon::ICON_NOTE_ADD.codepoint,
    EditorCommand::NewScene,
)
.with_keys(&[ctrl(Key::N)]);

const OPEN_SCENE: Entry = Entry::asking(
    2,
    "Open Scene…",
    icon::ICON_MOVIE.codepoint,
    ArgumentDialog::OpenScene,
)
.with_keys(&[ctrl(Key::O)]);

const MERGE_SCENE: Entry = Entry::asking(
    2,
    "Merge Scene…",
    icon::ICON_MERGE.codepoint,
    ArgumentDialog::MergeScene,
);

const SAVE_AS: Entry = Entry::asking(
    3,
    "Save As…",
    icon::ICON_SAVE_AS.codepoint,
    ArgumentDialog::SaveAs,
)
.with_keys(&[ctrl_shift(Key::S)]);

const EMPTY_CHILD: Entry = Entry::new(
    Menu::Create,
    0,
    "Empty Child",
    icon::ICON_SUBDIRECTORY_ARROW_RIGHT.codepoint,
    EditorCommand::SpawnChild(SpawnKind::Empty),
);

const DELETE: Entry = Entry::new(
    Menu::Edit,
    1,
    "Delete",
    icon::ICON_DELETE.codepoint,
    EditorCommand::Despawn(Vec::new()),
)
.with_keys(&[plain(Key::Delete)])
.with_only(&[When::Selection]);

const SELECT_ALL: Entry = Entry::new(
    Menu::Edit,
    2,
    "Select All",
    icon::ICON_SELECT_ALL.codepoint,
    EditorCommand::SelectAll,
)
.with_keys(&[ctrl(Key::A)])
.with_only(&[When::Project, When::Entities]);

const DUPLICATE: Entry = Entry::new(
    Menu::Edit,
    1,
    "Duplicate",
    icon::ICON_LIBRARY_ADD.codepoint,
    EditorCommand::Duplicate,
)
.with_keys(&[ctrl(Key::D)]);

const PASTE: Entry = Entry::new(
    Menu::Edit,
    1,
    "Paste",
    icon::ICON_CONTENT_PASTE.codepoint,
    EditorCommand::Paste(None),
)
.with_keys(&[ctrl(Key::V)]);

const RELOAD: Entry = Entry::new(
    Menu::Run,
    1,
    "Build & Reload",
    icon::ICON_BOLT.codepoint,
    EditorCommand::Reload(None),
)
.with_keys(&[plain(Key::F7), ctrl(Key::R)])
.with_only(&[When::Project, When::Idle]);

const AUTO_RELOAD: Entry = Entry::new(
    Menu::Run,
    1,
    "Auto Reload",
    icon::ICON_AUTORENEW.codepoint,
    EditorCommand::SetAutoReload(true),
);

const RESTART: Entry = Entry::new(
    Menu::Run,
    2,
    "Restart Editor",
    icon::ICON_RESTART_ALT.codepoint,
    EditorCommand::Restart,
)
.with_only(&[When::Project, When::Idle]);

const FRAME_SELECTION: Entry = Entry::new(
    Menu::View,
    1,
    "Frame Selection",
    icon::ICON_CENTER_FOCUS_STRONG.codepoint,
    EditorCommand::FrameSelection,
)
.with_keys(&[plain(Key::F)])
.with_only(&[When::Project, When::Selection]);

const GAME_CAMERA: Entry = Entry::new(
    Menu::View,
    1,
    "Game Camera",
    icon::ICON_VIDEOCAM.codepoint,
    EditorCommand::UseGameCamera(true),
)
.with_only(&[When::Started]);

const RESET_LAYOUT: Entry = Entry::new(
    Menu::View,
    1,
    "Reset Layout",
    icon::ICON_DASHBOARD.codepoint,
    EditorCommand::ResetLayout,
)
.with_only(&[When::Project]);

const PALETTE: Entry = Entry::new(
    Menu::Help,
    0,
    "All Commands…",
    icon::ICON_SEARCH.codepoint,
    EditorCommand::ShowPalette,
)
.with_keys(&[ctrl_shift(Key::P)]);

const SHORTCUTS: Entry = Entry::new(
    Menu::Help,
    0,
    "Keyboard Shortcuts",
    icon::ICON_KEYBOARD.codepoint,
    EditorCommand::ShowShortcuts,
)
.with_keys(&[plain(Key::F1)]);

const CLEAR_LOG: Entry = Entry::new(
    Menu::None,
    1,
    "Clear Log",
    icon::ICON_DELETE.codepoint,
    EditorCommand::ClearLog,
);

/// An entry of the Create menu.
const fn created(kind: SpawnKind, group: u8) -> Entry {
    let choice = kind.choice();
    let command = EditorCommand::Spawn {
        kind,
        name: None,
        parent: None,
    };
    Entry::new(Menu::Create, group, choice.title, choice.icon, command)
}

/// A tool in the palette.
const fn tool(tool: Tool, keys: &'static [playground_base::egui::KeyboardShortcut]) -> Entry {
    let choice = tool.choice();
    Entry::new(
        Menu::None,
        0,
        choice.title,
        choice.icon,
        EditorCommand::UseTool(tool),
    )
    .with_keys(keys)
    .with_only(&[When::Project])
}
