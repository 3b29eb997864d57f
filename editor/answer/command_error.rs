//! [`CommandError`]: why a command was refused.

use playground_base::serde_json::Value as Json;
use playground_base::{ModuleError, ValueError};
use playground_core_console::ConsoleError;
use playground_core_ecs::EcsError;
use playground_core_ui::JobId;
use playground_engine::{EngineError, MissingModule};
use std::path::PathBuf;

/// Why a command was refused, and what to do. Nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A condition of the list of commands does not hold.
    #[error("{0}")]
    NotNow(&'static str),
    /// It would lose unsaved changes; a dialog opens.
    #[error(
        "the scene has changes that are not saved: save it first, or discard them in the dialog"
    )]
    Unsaved,
    /// The line is no command.
    #[error(transparent)]
    Language(#[from] ConsoleError),
    /// The engine refused it.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// A module was refused or failed.
    #[error(transparent)]
    Module(#[from] ModuleError),
    /// The world refused a change.
    #[error(transparent)]
    World(#[from] EcsError),
    /// A path names no field of a value.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// No entity is named, and none is selected.
    #[error("nothing is selected: select an entity or name one")]
    NothingSelected,
    /// No step can be undone.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// No step can be redone.
    #[error("there is nothing to do again")]
    NothingToRedo,
    /// The entity lacks the component.
    #[error("{entity} has no {component}: add the component first")]
    NoComponent {
        /// The entity's name.
        entity: String,
        /// The requested name.
        component: String,
    },
    /// An entity was to be placed under itself.
    #[error("{child} cannot be placed under {parent}: that is itself or below it")]
    UnderItself {
        /// The entity's name.
        child: String,
        /// The name of the wanted parent.
        parent: String,
    },
    /// The world has no such resource.
    #[error("the World has no resource {name}; there are {}", .known.join(", "))]
    NoResource {
        /// The requested name.
        name: String,
        /// Short names of all.
        known: Vec<&'static str>,
    },
    /// A name that is neither an entity's nor a resource's.
    #[error("{name} is no entity and no resource; the resources are {}", .known.join(", "))]
    NoOwner {
        /// The requested name.
        name: String,
        /// Short names of all resources.
        known: Vec<&'static str>,
    },
    /// The world and entities were to be selected together.
    #[error("the World is selected alone: select it, or entities")]
    WorldAmongEntities,
    /// A console command of the game that works only while it plays.
    #[error("`{0}` works while the game plays: start play first")]
    OnlyInPlay(&'static str),
    /// What a console command changed cannot be a step of undo.
    #[error(
        "`{command}` changed {component}, whose values cannot be stored for undo: the scene is unchanged; call it while the game plays"
    )]
    NotUndoable {
        /// The command.
        command: String,
        /// The component.
        component: String,
    },
    /// No component has this name.
    #[error("no component is called {name}; there are {}", .known.join(", "))]
    UnknownComponent {
        /// The requested name.
        name: String,
        /// Short names of all components.
        known: Vec<&'static str>,
    },
    /// It is a resource, which entities do not have.
    #[error("{0} is a resource, which the World has: `get World {0}` shows it")]
    Resource(String),
    /// The engine computes it.
    #[error("{0} is computed by the engine: it can be looked at, not changed")]
    Computed(String),
    /// The type has no default.
    #[error("{0} cannot be reset: its default is not known")]
    NoDefault(String),
    /// It is not a number: a scene with it would not open.
    #[error("NaN is not a number: give one")]
    NotANumber,
    /// A number outside the range of its field.
    #[error("{field} takes numbers {range}: {number} is none of them")]
    OutOfRange {
        /// The field.
        field: &'static str,
        /// The number.
        number: f64,
        /// What fits, for people.
        range: String,
    },
    /// Another program changed the same parts of the scene.
    #[error(
        "another program changed the scene file too, in {} part{} that {} changed here as well: decide \
         about it (`conflicts` shows it; `resolve ours` keeps the scene, `resolve theirs` takes the file)",
        .0,
        if *.0 == 1 { "" } else { "s" },
        if *.0 == 1 { "was" } else { "were" }
    )]
    Conflicts(usize),
    /// The editor was started by the user.
    #[error("there was no crash: the editor was started by you")]
    NoCrash,
    /// No changes were recovered.
    #[error("no changes were recovered, or you have decided about them")]
    NothingRecovered,
    /// Another editor has the project open.
    #[error("{0}")]
    ReadOnly(String),
    /// No versions are compared.
    #[error("nothing is compared: compare the scene first")]
    NothingCompared,
    /// There are fewer parts that differ.
    #[error("{0} parts differ; `compared` lists them")]
    NoPart(usize),
    /// There is no conflict of this number.
    #[error("there is no such conflict; `conflicts` lists them")]
    NoConflict,
    /// There are fewer steps.
    #[error("there are {0} steps; `steps` lists them")]
    NoStep(usize),
    /// An edit was undone and done again, and the scene differs.
    #[error(
        "`{0}` was undone and done again, and the scene is not the same: please report it, with \
         what was edited"
    )]
    UndoDiffers(String),
    /// The argument is not two numbers.
    #[error("two numbers are expected: (10, -5)")]
    NoPoint,
    /// The argument is not a number.
    #[error("a number is expected")]
    NoNumber,
    /// The pasted text is too large.
    #[error("{kib} KiB are too much to paste; 1024 KiB is the most")]
    TooMuchText {
        /// Size of the text in KiB.
        kib: usize,
    },
    /// The pasted text is no part of a scene.
    #[error("the text in the clipboard holds no entities: copy entities first")]
    NoEntitiesInText,
    /// The clipboard holds no text.
    #[error("there is no text in the clipboard: copy something first")]
    EmptyClipboard,
    /// No rendering system has this name.
    #[error("no rendering system is called {name}; there are {}", .known.join(", "))]
    UnknownRenderer {
        /// The requested name.
        name: String,
        /// Those that are declared.
        known: Vec<String>,
    },
    /// The user has not decided yet whether the project's code may run.
    #[error(
        "{text}. `trust {}` trusts it as it is now; on the command line `--trust` does",
        .folder.display()
    )]
    NotTrusted {
        /// Why, and what would run.
        text: String,
        /// The project's folder.
        folder: PathBuf,
    },
    /// The scene has parts of modules that are declared and not loaded.
    #[error(
        "the scene was not saved: {}. Correct that and press Build & Reload; `saveanyway` saves it with \
         these components as text",
        .0.iter().map(MissingModule::text).collect::<Vec<_>>().join("; ")
    )]
    Missing(Vec<MissingModule>),
    /// Another project was built, but this scene was edited meanwhile.
    #[error(
        "{} is built, but this scene was edited meanwhile: save it, and open the project again",
        .0.display()
    )]
    EditedMeanwhile(PathBuf),
    /// A build or a reload failed; the old code keeps running.
    #[error("{text}")]
    Build {
        /// The message.
        text: String,
        /// The report as JSON.
        fields: Json,
    },
    /// A system failed in a step.
    #[error("{system}: {error}")]
    Step {
        /// The system.
        system: String,
        /// Its error message.
        error: String,
    },
    /// Only a playing game can have the keyboard.
    #[error("start play first: there is no game to give the keyboard to")]
    NoGame,
    /// A job was stopped.
    #[error("it was stopped before it was done")]
    Cancelled,
    /// A job of this kind runs already.
    #[error("this is going on already as job {0}: wait for it, or cancel it")]
    Busy(JobId),
    /// No such job runs.
    #[error("no job {0} goes on; `jobs` lists them")]
    NoJob(JobId),
    /// No job runs.
    #[error("nothing goes on in the background")]
    NothingToCancel,
    /// A line that executes a line that executes a line.
    #[error("a line cannot execute a line: write the command itself")]
    Nested,
    /// A part of an edit failed, and the parts before it could not be rolled back.
    #[error("{error}; taking it back: {inverse}")]
    NotTakenBack {
        /// Why the edit failed.
        error: Box<Self>,
        /// Why its inverse failed.
        inverse: EngineError,
    },
    /// An error of files, pictures or other programs; the message says which and why.
    #[error("{0}")]
    Outside(String),
}

impl CommandError {
    /// True when a dialog opens for it, so that it needs no other message.
    pub const fn opens_dialog(&self) -> bool {
        matches!(
            self,
            Self::Unsaved | Self::NotTrusted { .. } | Self::Missing(_)
        )
    }
}
