//! [`CommandRow`]: the properties of a command.

use super::{ArgumentKind, ArgumentSpec, Entry};
use crate::EditorState;
use playground_core_engine::{BuildStatus, PlayMode, Remedy};

/// One row of the list of commands. Console, menus, palette, shortcuts, help and completion read
/// it.
#[derive(Clone, Copy, Debug)]
pub struct CommandRow {
    /// The first word of its line.
    pub name: &'static str,
    /// Description for `help`; see [`doc`](Self::doc).
    pub doc: &'static str,
    /// Its arguments.
    pub arguments: &'static [ArgumentSpec],
    /// Conditions; the command is refused unless all hold.
    pub when: &'static [When],
    /// Its effect on the scene.
    pub effect: Effect,
    /// True when it affects only the screen: panels, dialogs, palette.
    pub shows: bool,
    /// True when its purpose is its answer: chosen from a menu, the answer is shown in the console.
    pub is_query: bool,
    /// Its entries in menus and palette, with shortcuts.
    pub entries: &'static [Entry],
}

impl CommandRow {
    /// The default: a command without arguments that is always possible and in no menu.
    pub const PLAIN: Self = Self {
        name: "",
        doc: "",
        arguments: &[],
        when: &[],
        effect: Effect::None,
        shows: false,
        is_query: false,
        entries: &[],
    };

    /// The description in one sentence.
    pub fn doc(&self) -> &'static str {
        self.doc.trim().trim_end_matches('.')
    }

    /// Its arguments for `help`: `[X]` is optional, `X…` may be repeated.
    pub fn usage(&self) -> String {
        let is_flag = |of: &&ArgumentSpec| matches!(of.kind, ArgumentKind::Flag(_));
        let flags = self.arguments.iter().filter(is_flag);
        let others = self.arguments.iter().filter(|of| !is_flag(of));
        let words: Vec<String> = flags
            .chain(others)
            .map(ArgumentSpec::usage)
            .filter(|usage| !usage.is_empty())
            .collect();
        words.join(" ")
    }

    /// The first of its conditions that does not hold.
    pub fn get_obstacle(&self, state: &EditorState) -> Option<When> {
        self.when.iter().find(|when| !when.is_met(state)).copied()
    }
}

/// The effect of a command on the open scene.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// No effect.
    #[default]
    None,
    /// It changes the scene, which can be undone.
    Edits,
    /// It closes the scene: unsaved changes are lost.
    Discards,
}

/// A condition of commands and entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A project is open.
    Project,
    /// An entity is selected.
    Selection,
    /// The scene has entities.
    Entities,
    /// A step can be undone.
    CanUndo,
    /// A step can be redone.
    CanRedo,
    /// Play was started; it may be paused.
    Started,
    /// The scene is being edited: play was not started.
    NotStarted,
    /// Play runs.
    Playing,
    /// Play does not run.
    NotPlaying,
    /// Something is being built.
    Building,
    /// Nothing is being built or reloaded.
    Idle,
    /// The code has a generation before the one that runs.
    HasGenerationBefore,
    /// A system is off since it failed.
    HasFailed,
    /// Two versions of a scene are compared.
    Comparing,
}

impl When {
    /// True when the condition holds.
    pub fn is_met(&self, state: &EditorState) -> bool {
        match self {
            Self::Project => state.project.is_some(),
            Self::Selection => !state.selection.entities().is_empty(),
            Self::Entities => state.entities > 0,
            Self::CanUndo => state.undo.is_some(),
            Self::CanRedo => state.redo.is_some(),
            Self::Started => state.play.mode != PlayMode::Edit,
            Self::NotStarted => state.play.mode == PlayMode::Edit,
            Self::Playing => state.play.mode == PlayMode::Play,
            Self::NotPlaying => state.play.mode != PlayMode::Play,
            Self::Building => matches!(state.build, BuildStatus::Building { .. }),
            Self::Comparing => state.comparison.is_some(),
            Self::Idle => matches!(state.build, BuildStatus::Idle | BuildStatus::Stale(_)),
            Self::HasGenerationBefore => state.generations.before().is_some(),
            Self::HasFailed => {
                let mut problems = state.problems.iter();
                problems.any(|problem| problem.remedies.contains(&Remedy::Resume))
            }
        }
    }

    /// The message when a command is refused because the condition does not hold.
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::Project => "no project is open: open one first",
            Self::Selection => "no entity is selected: select one first",
            Self::Entities => "the scene has no entities: make one first",
            Self::CanUndo => "there is nothing to undo",
            Self::CanRedo => "there is nothing to do again",
            Self::Started => "nothing plays: start play first",
            Self::NotStarted => "the game plays: stop it first",
            Self::Playing => "play does not run: start it first",
            Self::NotPlaying => "play runs: pause or stop it first",
            Self::Building => "nothing is being built",
            Self::Comparing => "nothing is compared: compare the scene first",
            Self::Idle => "a build is running already: wait for it, or cancel it",
            Self::HasGenerationBefore => "there is no generation before the one that runs",
            Self::HasFailed => "no system is off: all of them run",
        }
    }
}
