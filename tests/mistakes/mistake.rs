//! [`Mistake`]: a wrong program, and what is said about it.

/// A wrong program, and what the compiler says about it.
#[derive(Debug)]
pub struct Mistake {
    /// The file under `programs/`.
    pub program: &'static str,
    /// The file that it replaces.
    pub part: Part,
    /// Where the first error points: `game.rs:9:26`. Empty where it points at no file of the project.
    pub at: &'static str,
    /// Pieces of the output.
    pub says: &'static [&'static str],
    /// How many errors there are.
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

    /// Whether the model crate is what does not compile.
    pub const fn is_model(self) -> bool {
        matches!(self, Self::ModelRoot | Self::ModelManifest)
    }
}

/// A mistake in `plugin/game.rs` about which one error is said.
pub const fn in_game(
    program: &'static str,
    at: &'static str,
    says: &'static [&'static str],
) -> Mistake {
    Mistake {
        program,
        part: Part::Game,
        at,
        says,
        errors: 1,
    }
}

impl Mistake {
    /// The same, in another file of the project.
    pub const fn in_part(self, part: Part) -> Self {
        Self { part, ..self }
    }

    /// The same, with more errors than one.
    pub const fn with_errors(self, errors: usize) -> Self {
        Self { errors, ..self }
    }
}
