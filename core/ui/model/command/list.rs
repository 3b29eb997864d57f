//! [`EditorCommand`]: the closed list of all commands of the editor.
//!
//! A command is one item here and one match arm where the editor executes it. Its line of text,
//! `help`, completion, menus, palette and shortcuts are derived from the item; the entries in menus are
//! in `entries/`, one file for each menu.

use super::entries::{create, edit, file, help, palette, run, view};
use super::game_key::{BUTTONS, KEYS};
use super::{
    Argument, ArgumentKind, ArgumentSpec, CommandRow, ComparedVersion, ConflictSide, Effect, JobId,
    Press, RecoveredChoice, SelectMode, SpawnKind, ViewSide, When,
};
use crate::{Preference, SHADING_CHOICES, Space, TileShape, Tool};
use playground_base::Value;
use playground_core_drawing::Shading;
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
/// The path of an asset below the assets folder.
const ASSET: ArgumentSpec = ArgumentSpec::new("ASSET", ArgumentKind::Text);
const COMPONENT: ArgumentSpec = ArgumentSpec::new("COMPONENT", ArgumentKind::Component);
const FIELD: ArgumentSpec = ArgumentSpec::new("PATH", ArgumentKind::Field);
const PANEL: ArgumentSpec = ArgumentSpec::new("TITLE", ArgumentKind::Panel);
const SWITCH: ArgumentSpec = ArgumentSpec::new("SWITCH", ArgumentKind::Switch);
const GESTURE: ArgumentSpec = ArgumentSpec::new("GESTURE", ArgumentKind::Gesture).or(0);
const KEY: ArgumentSpec = ArgumentSpec::new("KEY", ArgumentKind::Choice(KEYS, "a key"));
const BUTTON: ArgumentSpec = ArgumentSpec::new("BUTTON", ArgumentKind::Choice(BUTTONS, "a button"));
const LAYER: ArgumentSpec = ArgumentSpec::new("LAYER", ArgumentKind::Number("layer"));
const SHAPE: ArgumentSpec =
    ArgumentSpec::new("SHAPE", ArgumentKind::Choice(TileShape::CHOICES, "a shape"));
const CELLS: ArgumentSpec = ArgumentSpec::new("(X, Y, X, Y)", ArgumentKind::Value);
const TILE: ArgumentSpec = ArgumentSpec::new("TILE", ArgumentKind::Number("tile"));
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
        entries: &[file::OPEN_PROJECT],
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
        entries: &[file::NEW_PROJECT],
    }
    /// Closes the project.
    CloseProject = "close" {
        when: &[When::Project],
        effect: Effect::Discards,
        entries: &[file::CLOSE_PROJECT],
    }
    /// Starts an empty scene.
    NewScene = "newscene" {
        when: &[When::Project],
        effect: Effect::Discards,
        entries: &[file::NEW_SCENE],
    }
    /// Opens a scene file of the project.
    OpenScene(file: PathBuf) = "openscene" {
        arguments: &[FILE],
        when: &[When::Project],
        effect: Effect::Discards,
        entries: &[file::OPEN_SCENE],
    }
    /// Lists the scene files in the project's folder.
    Scenes = "scenes" {
        when: &[When::Project],
    }
    /// Lists the assets of the project.
    Assets = "assets" {
        when: &[When::Project],
    }
    /// Lists the problems that are known: of the build, of the scene, of assets.
    Problems = "problems" {
        is_query: true,
    }
    /// Copies a file or a folder into the project's assets folder, or into a folder of it.
    ImportAsset(file: PathBuf, folder: Option<String>) = "import" {
        arguments: &[FILE, ArgumentSpec::new("FOLDER", ArgumentKind::Text).optional()],
        when: &[When::Project, When::NotStarted],
        effect: Effect::Edits,
    }
    /// Moves or renames an asset, or a folder of them. What refers to it follows.
    MoveAsset(from: String, to: String) = "moveasset" {
        arguments: &[ASSET, ArgumentSpec::new("NEW", ArgumentKind::Text)],
        when: &[When::Project, When::NotStarted],
        effect: Effect::Edits,
    }
    /// Removes an asset, or a folder of them. Undo brings it back.
    RemoveAsset(path: String) = "removeasset" {
        arguments: &[ASSET],
        when: &[When::Project, When::NotStarted],
        effect: Effect::Edits,
    }
    /// Copies an asset, or a folder of them, beside it.
    CopyAsset(path: String) = "copyasset" {
        arguments: &[ASSET],
        when: &[When::Project, When::NotStarted],
        effect: Effect::Edits,
    }
    /// Makes a folder for assets.
    NewAssetFolder(path: String) = "newfolder" {
        arguments: &[ArgumentSpec::new("FOLDER", ArgumentKind::Text)],
        when: &[When::Project, When::NotStarted],
        effect: Effect::Edits,
    }
    /// Makes a material, and shows it in the inspector.
    NewMaterial(path: String) = "newmaterial" {
        arguments: &[ArgumentSpec::new("FILE", ArgumentKind::Text)],
        when: &[When::Project, When::NotStarted],
        effect: Effect::Edits,
    }
    /// Gives a field of a material another value, in RON, and writes its file.
    SetMaterial {
        /// The material's path below the assets folder.
        path: String,
        /// The field, or a part of it.
        field: String,
        /// The new value.
        value: Value,
        /// Edits with the same gesture number (not 0) are one step of undo.
        gesture: u64,
    } = "setmaterial" {
        arguments: &[
            ASSET,
            ArgumentSpec::new("FIELD", ArgumentKind::Text),
            ArgumentSpec::new("VALUE", ArgumentKind::Value),
            GESTURE,
        ],
        when: &[When::Project, When::NotStarted],
        effect: Effect::Edits,
    }
    /// Lists the assets that no entity, no scene and no source of the project names.
    UnusedAssets = "unusedassets" {
        when: &[When::Project],
    }
    /// Adds an entity that shows an asset, a picture as a sprite: before the camera, or at a place in the
    /// world: `placeasset hero.png (1.0, 0.5, 0.0)`.
    PlaceAsset(path: String, at: Option<Value>) = "placeasset" {
        arguments: &[ASSET, ArgumentSpec::new("(X, Y, Z)", ArgumentKind::Value).optional()],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Chooses how an asset is imported, and imports it again.
    SetImport(path: String, name: String, value: String) = "setimport" {
        arguments: &[
            ASSET,
            ArgumentSpec::new("SETTING", ArgumentKind::Text),
            ArgumentSpec::new("VALUE", ArgumentKind::Text),
        ],
        when: &[When::Project, When::NotStarted],
        effect: Effect::Edits,
    }
    /// Imports an asset again, though its file is the same: one whose import was cancelled or failed.
    ImportAgain(path: String) = "importagain" {
        arguments: &[ASSET],
        when: &[When::Project],
    }
    /// Shows an asset in the inspector, with how it is imported.
    ChooseAsset(path: String) = "chooseasset" {
        arguments: &[ASSET],
        when: &[When::Project],
    }
    /// Makes a small picture of an asset, for panels.
    PreviewAsset(path: String) = "previewasset" {
        arguments: &[ASSET],
        when: &[When::Project],
    }
    /// Selects the entities that refer to an asset.
    SelectUsers(path: String) = "selectusers" {
        arguments: &[ASSET],
        when: &[When::Project],
    }
    /// Adds the entities of a scene file to the open scene, under fresh ids.
    MergeScene(file: PathBuf) = "merge" {
        arguments: &[PATH],
        when: &[When::Project],
        effect: Effect::Edits,
        entries: &[file::MERGE_SCENE],
    }
    /// Saves the scene, or saves it under another name.
    Save(file: Option<PathBuf>) = "save" {
        arguments: &[PATH.optional()],
        when: &[When::Project],
        entries: &[file::SAVE, file::SAVE_AS],
    }
    /// Saves the scene also while a module of it is missing: its components stay in the file as text.
    SaveAnyway(file: Option<PathBuf>) = "saveanyway" {
        arguments: &[PATH.optional()],
        when: &[When::Project],
    }

    /// Takes the scene as its file has it. Undo brings the changes back.
    Revert = "revert" {
        when: &[When::Project, When::NotStarted],
        effect: Effect::Edits,
        entries: &[file::REVERT],
    }
    /// Decides about changes that were recovered: keeps them, or discards them.
    Recovered(keep: RecoveredChoice) = "recovered" {
        arguments: &[
            ArgumentSpec::new("CHOICE", ArgumentKind::Choice(RecoveredChoice::CHOICES, "a choice")),
        ],
    }
    /// Shows the report of the crash after which this editor was started.
    CrashReport = "crash" {
        is_query: true,
        entries: &[help::CRASH_REPORT],
    }
    /// Lists what differs between the scene and its file.
    Changes = "changes" {
        when: &[When::Project],
        is_query: true,
    }
    /// Lists the parts that were changed here and, in another way, in the scene's file.
    Conflicts = "conflicts" { is_query: true }
    /// Decides conflict N, or all: `ours` keeps the scene, `theirs` takes the file.
    Resolve(side: ConflictSide, number: Option<u64>) = "resolve" {
        arguments: &[
            ArgumentSpec::new("SIDE", ArgumentKind::Choice(ConflictSide::CHOICES, "a side")),
            ArgumentSpec::new("N", ArgumentKind::Number("number")).optional(),
        ],
        effect: Effect::Edits,
    }

    /// Compares the open scene with its file as it is on the disk, or with another one, in the viewport.
    /// With NEW, that file is compared in place of the open scene.
    CompareScene(file: Option<PathBuf>, new: Option<PathBuf>) = "compare" {
        arguments: &[FILE.optional(), ArgumentSpec::new("NEW", ArgumentKind::Path).optional()],
        when: &[When::Project, When::NotStarted],
        entries: &[file::COMPARE_SCENE],
    }
    /// Compares the open scene with the one in the last commit of git.
    CompareCommit = "comparecommit" {
        when: &[When::Project, When::NotStarted],
        entries: &[palette::COMPARE_COMMIT],
    }
    /// Lists what differs between the versions that are compared.
    Compared = "compared" {
        when: &[When::Comparing],
        is_query: true,
    }
    /// Chooses which of the compared versions the viewport shows.
    ShowCompared(version: ComparedVersion) = "showcompared" {
        arguments: &[
            ArgumentSpec::new(
                "VERSION",
                ArgumentKind::Choice(ComparedVersion::CHOICES, "a version"),
            ),
        ],
        when: &[When::Comparing],
    }
    /// Selects part N of what differs, and shows it in the viewport.
    ShowDifference(number: u64) = "showdifference" {
        arguments: &[ArgumentSpec::new("N", ArgumentKind::Number("number"))],
        when: &[When::Comparing],
    }
    /// Gives part N of what differs, or all, the value of the version before.
    TakeOver(number: Option<u64>) = "takeover" {
        arguments: &[ArgumentSpec::new("N", ArgumentKind::Number("number")).optional()],
        when: &[When::Comparing, When::NotStarted],
        effect: Effect::Edits,
    }
    /// Ends the comparison.
    EndComparison = "endcompare" {
        when: &[When::Comparing],
        entries: &[palette::END_COMPARISON],
    }

    /// Starts play, or continues after a pause.
    Play = "play" {
        when: &[When::Project],
        entries: &[run::PLAY],
    }
    /// Pauses play.
    Pause = "pause" {
        when: &[When::Project],
        entries: &[run::PAUSE],
    }
    /// Runs N fixed steps (default 1) and pauses; starts play if necessary.
    Step(count: u32) = "step" {
        arguments: &[ArgumentSpec::new("N", ArgumentKind::Number("steps")).or(1)],
        when: &[When::Project],
        entries: &[run::STEP],
    }
    /// Ends play and restores the scene.
    Stop = "stop" {
        entries: &[run::STOP],
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
        entries: create::SPAWN,
    }
    /// Makes a child of the entity that was selected last.
    SpawnChild(kind: SpawnKind) = "spawnchild" {
        arguments: &[KIND],
        when: &[When::Project, When::Selection],
        effect: Effect::Edits,
        entries: &[create::EMPTY_CHILD],
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
        entries: &[edit::SELECT_ALL],
    }
    /// Copies the selected entities into the clipboard, as text, and deletes them.
    Cut = "cut" {
        when: &[When::Project, When::Selection],
        effect: Effect::Edits,
        entries: &[edit::CUT],
    }
    /// Copies the selected entities into the clipboard, as text.
    Copy = "copy" {
        when: &[When::Project, When::Selection],
        entries: &[edit::COPY],
    }
    /// Makes the entities that a text describes: the argument, or the text in the clipboard.
    Paste(text: Option<String>) = "paste" {
        arguments: &[ArgumentSpec::new("TEXT", ArgumentKind::Text).optional()],
        when: &[When::Project],
        effect: Effect::Edits,
        entries: &[edit::PASTE],
    }
    /// Duplicates the selected entities and their descendants.
    Duplicate = "duplicate" {
        when: &[When::Project, When::Selection],
        effect: Effect::Edits,
        entries: &[edit::DUPLICATE],
    }
    /// Deletes entities and their descendants; the selected ones if none is named.
    Despawn(entities: Vec<EntityRef>) = "despawn" {
        arguments: &[SELECTED],
        when: &[When::Project],
        effect: Effect::Edits,
        entries: &[edit::DELETE],
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
    /// Puts the selected entities under a new one, where their middle is.
    Group = "group" {
        when: &[When::Project, When::Selection],
        effect: Effect::Edits,
        entries: &[edit::GROUP],
    }
    /// Moves the selected entities to the root; they keep their place in the world.
    Unparent = "unparent" {
        when: &[When::Project, When::Selection],
        effect: Effect::Edits,
        entries: &[edit::UNPARENT],
    }
    /// Selects the children of the selected entities.
    SelectChildren = "selectchildren" {
        when: &[When::Project, When::Selection],
        entries: &[edit::SELECT_CHILDREN],
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
    /// Paints tiles of a layer of a tile map, on a line or in a rectangle between two cells; tiles and
    /// layers are counted from 0: `painttiles Map 0 line 5 (0, 0, 9, 3)`.
    PaintTiles {
        /// The map.
        map: EntityRef,
        /// The layer.
        layer: u32,
        /// Which cells between the two.
        shape: TileShape,
        /// The tile.
        tile: u32,
        /// The first cell and the last: x, y, x, y.
        cells: Value,
        /// Strokes of one gesture are one step of undo; 0 is none.
        gesture: u64,
    } = "painttiles" {
        arguments: &[ENTITY, LAYER, SHAPE, TILE, CELLS, GESTURE],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Erases tiles of a layer of a tile map, on a line or in a rectangle between two cells.
    EraseTiles {
        /// The map.
        map: EntityRef,
        /// The layer.
        layer: u32,
        /// Which cells between the two.
        shape: TileShape,
        /// The first cell and the last: x, y, x, y.
        cells: Value,
        /// Strokes of one gesture are one step of undo; 0 is none.
        gesture: u64,
    } = "erasetiles" {
        arguments: &[ENTITY, LAYER, SHAPE, CELLS, GESTURE],
        when: &[When::Project],
        effect: Effect::Edits,
    }
    /// Lists what no module can read: it is kept as text, saved, and comes back with a module that can.
    ListUnread = "unread" { is_query: true }
    /// Drops what no module can read of entities: a component, or a field such as `crate::Type.field`.
    DropUnread(entities: Vec<EntityRef>, name: String) = "dropunread" {
        arguments: &[OWNERS, NAME],
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
        entries: &[edit::UNDO],
    }
    /// Redoes the last undone change.
    Redo = "redo" {
        when: &[When::CanRedo],
        effect: Effect::Edits,
        entries: &[edit::REDO],
    }

    /// Lists the steps of undo and redo.
    Steps = "steps" { is_query: true }
    /// Undoes or redoes steps until N of them are done.
    GoToStep(count: u64) = "gotostep" {
        arguments: &[ArgumentSpec::new("N", ArgumentKind::Number("step"))],
        effect: Effect::Edits,
    }
    /// Checks each edit: undone and done again, the scene must be the same.
    SetUndoCheck(on: bool) = "checkundo" {
        arguments: &[SWITCH],
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
        entries: &[run::CANCEL_BUILD],
    }
    /// Builds and reloads a module, or all changed modules.
    Reload(module: Option<String>) = "reload" {
        arguments: &[ArgumentSpec::new("MODULE", ArgumentKind::Module).optional()],
        entries: &[run::RELOAD],
    }
    /// Builds like `reload`, and shows what the reload would do to the data. It waits for a decision.
    PreviewReload(module: Option<String>) = "previewreload" {
        arguments: &[ArgumentSpec::new("MODULE", ArgumentKind::Module).optional()],
        entries: &[run::PREVIEW_RELOAD],
    }
    /// Makes reloads that lose data wait for a decision. A line that says `reload` never waits.
    SetAskReload(on: bool) = "askreload" {
        arguments: &[SWITCH],
        entries: &[run::ASK_RELOAD],
    }
    /// Shows what the reload would do that waits for a decision.
    ShowPlan = "plan" { is_query: true }
    /// Carries out the reload that waits for a decision.
    ApplyReload = "applyreload" {}
    /// Drops the reload that waits for a decision: the old code goes on.
    KeepOldCode = "keepcode" {}
    /// Writes into the source that a field had another name before: its values come along. The
    /// first name is the old one.
    RenameField {
        /// Component, by its stable or its short name.
        component: String,
        /// The former name, as a path.
        old: String,
        /// The name now, as a path.
        new: String,
    } = "renamefield" {
        arguments: &[
            COMPONENT,
            ArgumentSpec::new("OLD", ArgumentKind::Text),
            ArgumentSpec::new("NEW", ArgumentKind::Text),
        ],
        when: &[When::Project],
    }
    /// Lists the generations of the project's code, the latest first.
    Generations = "generations" { is_query: true }
    /// Runs another generation of the code: a number, `back` for the one before, or `latest`. Nothing
    /// is built, and the world follows.
    GoToGeneration(which: Option<String>) = "generation" {
        arguments: &[ArgumentSpec::new("N|back|latest", ArgumentKind::Text).optional()],
        when: &[When::Project],
        entries: &[run::GO_BACK],
    }
    /// Runs systems again that are off since they failed.
    Resume = "resume" {
        when: &[When::Project],
        entries: &[run::RESUME],
    }
    /// Switches a module of the project off or on. Rows of its components stay, as text.
    SwitchModule(module: String, on: bool) = "module" {
        arguments: &[ArgumentSpec::new("MODULE", ArgumentKind::Module), SWITCH],
        when: &[When::Project],
    }
    /// Switches automatic reload on source changes on or off.
    SetAutoReload(on: bool) = "autoreload" {
        arguments: &[SWITCH],
        entries: &[run::AUTO_RELOAD],
    }
    /// Builds, and restarts the editor with everything as it is: edits, game, selection, layout.
    Restart = "restart" {
        entries: &[run::RESTART],
    }
    /// Draws with this rendering system.
    UseRenderer(package: String) = "renderer" {
        arguments: &[ArgumentSpec::new("NAME", ArgumentKind::Renderer)],
    }
    /// Saves a picture of the whole editor.
    Screenshot(file: PathBuf) = "screenshot" {
        arguments: &[FILE],
    }
    /// Captures how the picture of the viewport is drawn: its passes, what each costs, what it leaves behind.
    CaptureFrame = "captureframe" {
        when: &[When::Project],
        entries: &[run::CAPTURE_FRAME],
    }
    /// Opens a source file in the user's editor, at a line.
    OpenSource(file: PathBuf, line: u32) = "source" {
        arguments: &[FILE, ArgumentSpec::new("LINE", ArgumentKind::Number("a line")).or(1)],
    }

    /// Chooses a tool of the viewport.
    UseTool(tool: Tool) = "tool" {
        arguments: &[ArgumentSpec::new("TOOL", ArgumentKind::Choice(Tool::CHOICES, "a tool"))],
        entries: palette::TOOLS,
    }
    /// Chooses what the tile brush paints, and the brush; without a tile it erases.
    UseTileBrush {
        /// The shape of a stroke.
        shape: TileShape,
        /// The layer of the map.
        layer: u32,
        /// The tile, counted from 0 in the sheet.
        tile: Option<u64>,
    } = "tilebrush" {
        arguments: &[SHAPE, LAYER, TILE.optional()],
    }
    /// Chooses the axes that the tools use.
    UseSpace(space: Space) = "space" {
        arguments: &[ArgumentSpec::new("SPACE", ArgumentKind::Choice(Space::CHOICES, "axes"))],
    }
    /// Makes tools move in steps.
    SetSnap(on: bool) = "snap" { arguments: &[SWITCH] }
    /// Shows or hides the ground grid.
    SetGrid(on: bool) = "grid" { arguments: &[SWITCH] }
    /// Chooses what is shown of surfaces: light, or a number that light is computed from.
    UseShading(shading: Shading) = "shading" {
        arguments: &[ArgumentSpec::new("VIEW", ArgumentKind::Choice(SHADING_CHOICES, "a view"))],
        entries: view::SHADINGS,
    }
    /// Plays clips of selected entities while the scene is edited, without changing it.
    PlayClips(on: bool) = "clippreview" { arguments: &[SWITCH] }
    /// Moves the editor's camera so that the selection fills the view.
    FrameSelection = "frame" {
        entries: &[view::FRAME_SELECTION],
    }
    /// Moves the editor's camera to where the selected entity is, to look as that does.
    LookThrough = "lookthrough" {
        entries: &[view::LOOK_THROUGH],
    }
    /// Moves the selected entities to where the editor's camera is, to look as that does.
    AlignToView = "aligntoview" {
        effect: Effect::Edits,
        entries: &[view::ALIGN_TO_VIEW],
    }
    /// Moves the editor's camera so that everything that is visible fills the view.
    FrameAll = "frameall" {
        when: &[When::Project],
        entries: &[view::FRAME_ALL],
    }
    /// Turns the editor's camera so that it looks from a side.
    LookFrom(side: ViewSide) = "look" {
        arguments: &[ArgumentSpec::new("SIDE", ArgumentKind::Choice(ViewSide::CHOICES, "a side"))],
        when: &[When::Project],
        entries: view::SIDES,
    }
    /// Makes the editor's camera show what is far away as large as what is near.
    SetOrthographic(on: bool) = "orthographic" {
        arguments: &[SWITCH],
        when: &[When::Project],
        entries: &[view::ORTHOGRAPHIC],
    }
    /// Shows the viewport through the active camera of the game, or through the editor's own.
    UseGameCamera(on: bool) = "gamecamera" {
        arguments: &[SWITCH],
        entries: &[view::GAME_CAMERA],
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
        entries: &[view::RESET_LAYOUT],
    }
    /// Finds a command by a few letters of its name.
    ShowPalette = "palette" {
        shows: true,
        entries: &[help::PALETTE],
    }
    /// Lists the keyboard shortcuts.
    ShowShortcuts = "shortcuts" {
        shows: true,
        entries: &[help::SHORTCUTS],
    }
    /// Shows what can be preferred.
    ShowPreferences = "preferences" {
        shows: true,
        entries: &[edit::PREFERENCES],
    }
    /// Prefers something, in all projects: `prefer snap_m 0.25`; without a value, what is usual.
    Prefer(preference: Preference, value: Option<String>) = "prefer" {
        arguments: &[
            ArgumentSpec::new("NAME", ArgumentKind::Choice(Preference::CHOICES, "a preference")),
            ArgumentSpec::new("VALUE", ArgumentKind::Line).optional(),
        ],
    }
    /// Empties the log.
    ClearLog = "clear" {
        entries: &[palette::CLEAR_LOG],
    }
    /// Executes a line of the command language.
    Execute(line: String) = "execute" {
        arguments: &[ArgumentSpec::new("LINE", ArgumentKind::Line)],
    }
    /// Lists the commands.
    Help = "help" {
        is_query: true,
        entries: &[help::CONSOLE_COMMANDS],
    }
    /// Ends the editor.
    Quit = "quit" {
        effect: Effect::Discards,
        entries: &[file::QUIT],
    }
}
