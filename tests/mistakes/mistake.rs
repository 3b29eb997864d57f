//! [`Mistake`]: a wrong program, and the expected messages.

/// A wrong program, and the expected messages of the compiler.
#[derive(Debug)]
pub struct Mistake {
    /// The file under `programs/`.
    pub program: &'static str,
    /// The file that it replaces.
    pub part: Part,
    /// Location of the first error: `game.rs:9:26`. Empty when it is in no file of the project.
    pub at: &'static str,
    /// Texts that the output must contain.
    pub messages: &'static [&'static str],
    /// Number of errors.
    pub errors: usize,
}

/// A file of the project, which a program replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `plugin/game.rs`.
    Game,
    /// `plugin/lib.rs`.
    PluginRoot,
    /// `plugin/Cargo.toml`.
    PluginManifest,
    /// `model/lib.rs`.
    ModelRoot,
    /// `model/Cargo.toml`.
    ModelManifest,
}

impl Part {
    /// Its path in the project.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Game => "plugin/game.rs",
            Self::PluginRoot => "plugin/lib.rs",
            Self::PluginManifest => "plugin/Cargo.toml",
            Self::ModelRoot => "model/lib.rs",
            Self::ModelManifest => "model/Cargo.toml",
        }
    }

    /// True when the mistake is in the model crate.
    pub const fn is_model(self) -> bool {
        matches!(self, Self::ModelRoot | Self::ModelManifest)
    }
}

/// A mistake in `plugin/game.rs` with one error.
pub const fn in_game(
    program: &'static str,
    at: &'static str,
    messages: &'static [&'static str],
) -> Mistake {
    Mistake {
        program,
        part: Part::Game,
        at,
        messages,
        errors: 1,
    }
}

impl Mistake {
    /// Moves the mistake to another file of the project.
    pub const fn in_part(self, part: Part) -> Self {
        Self { part, ..self }
    }

    /// Sets the number of errors.
    pub const fn with_errors(self, errors: usize) -> Self {
        Self { errors, ..self }
    }
}
