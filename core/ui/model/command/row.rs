//! [`CommandRow`]: what there is to know about a command.

use super::{ArgumentKind, ArgumentSpec, Entry};
use crate::EditorState;
use playground_core_engine::{BuildStatus, PlayMode};

/// One row of the list of commands. Console, menus, palette, shortcuts, help and completion read it.
#[derive(Clone, Copy, Debug)]
pub struct CommandRow {
    /// The first word of its line.
    pub name: &'static str,
    /// What it does, for `help`; see [`as_doc`](Self::as_doc).
    pub doc: &'static str,
    /// What follows its name.
    pub arguments: &'static [ArgumentSpec],
    /// What must hold; the command is refused when it does not.
    pub when: &'static [When],
    /// What it does to the document.
    pub effect: Effect,
    /// It concerns the screen alone: panels, dialogs, palette.
    pub shows: bool,
    /// Its answer is what it is for: picked from a menu, the answer is shown in the console.
    pub tells: bool,
    /// Where it stands in menus and in the palette, with which keys.
    pub entries: &'static [Entry],
}

impl CommandRow {
    /// A command of one word, which is always possible and in no menu.
    pub const PLAIN: Self = Self {
        name: "",
        doc: "",
        arguments: &[],
        when: &[],
        effect: Effect::None,
        shows: false,
        tells: false,
        entries: &[],
    };

    /// What it does, in one sentence.
    pub fn as_doc(&self) -> &'static str {
        self.doc.trim().trim_end_matches('.')
    }

    /// What follows its name, for people: `[X]` may be left out, `X…` may be repeated.
    pub fn as_usage(&self) -> String {
        let is_flag = |of: &&ArgumentSpec| matches!(of.kind, ArgumentKind::Flag(_));
        let flags = self.arguments.iter().filter(is_flag);
        let others = self.arguments.iter().filter(|of| !is_flag(of));
        let words: Vec<String> = flags
            .chain(others)
            .map(ArgumentSpec::as_usage)
            .filter(|usage| !usage.is_empty())
            .collect();
        words.join(" ")
    }

    /// The first of its conditions that does not hold.
    pub fn get_obstacle(&self, state: &EditorState) -> Option<When> {
        self.when.iter().find(|when| !when.is_met(state)).copied()
    }
}

/// What a command does to the open scene.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    #[default]
    None,
    /// It changes the scene; undo takes that back.
    Edits,
    /// It closes the scene: changes that were not saved are lost.
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
    /// There is something to undo.
    CanUndo,
    /// There is something to do again.
    CanRedo,
    /// Play was started; it may be paused.
    Started,
    /// Play runs.
    Playing,
    /// Play does not run.
    NotPlaying,
    /// Something is being built.
    Building,
    /// Nothing is being built or reloaded.
    Idle,
}

impl When {
    /// It holds now.
    pub fn is_met(&self, state: &EditorState) -> bool {
        match self {
            Self::Project => state.project.is_some(),
            Self::Selection => !state.selection.entities().is_empty(),
            Self::Entities => state.entities > 0,
            Self::CanUndo => state.undo.is_some(),
            Self::CanRedo => state.redo.is_some(),
            Self::Started => state.play.mode != PlayMode::Edit,
            Self::Playing => state.play.mode == PlayMode::Play,
            Self::NotPlaying => state.play.mode != PlayMode::Play,
            Self::Building => matches!(state.build, BuildStatus::Building { .. }),
            Self::Idle => matches!(state.build, BuildStatus::Idle | BuildStatus::Stale(_)),
        }
    }

    /// Why a command is refused when it does not hold, and what to do.
    pub const fn as_reason(&self) -> &'static str {
        match self {
            Self::Project => "no project is open: open one first",
            Self::Selection => "no entity is selected: select one first",
            Self::Entities => "the scene has no entities: make one first",
            Self::CanUndo => "there is nothing to undo",
            Self::CanRedo => "there is nothing to do again",
            Self::Started => "nothing plays: start play first",
            Self::Playing => "play does not run: start it first",
            Self::NotPlaying => "play runs: pause or stop it first",
            Self::Building => "nothing is being built",
            Self::Idle => "a build is running already: wait for it, or cancel it",
        }
    }
}
