//! [`GameError`].

use playground_base::ModuleError;
use playground_core_ecs::EcsError;
use playground_engine::EngineError;
use std::fmt;
use std::path::PathBuf;

/// Why a game was not opened, stepped or read.
#[derive(thiserror::Error)]
pub enum GameError {
    /// No project is around the folder.
    #[error(
        "{}: neither here nor above is a project, a Cargo.toml with \
         [[package.metadata.modules.plugin]]: give `Game::open` the project's folder, \
         env!(\"CARGO_MANIFEST_DIR\")",
        .folder.display()
    )]
    NoProject {
        /// The folder that was given.
        folder: PathBuf,
    },
    /// The project is not one of the workspace that the test was built in.
    #[error(
        "{}: this test is built in another workspace, in {}: put it into the project's own `tests` \
         folder",
        .project.display(),
        .libraries.display()
    )]
    OtherWorkspace {
        /// The project.
        project: PathBuf,
        /// Where the libraries of this process are.
        libraries: PathBuf,
    },
    /// The sources do not compile.
    #[error("{}", .rendered.join("\n"))]
    Build {
        /// Each error as the compiler writes it.
        rendered: Vec<String>,
    },
    /// The project or one of its modules does not load or run.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The world refused something.
    #[error(transparent)]
    World(#[from] EcsError),
    /// A contract of the engine failed.
    #[error(transparent)]
    Module(#[from] ModuleError),
    /// There is no folder for the files that the game saves.
    #[error("no folder for the files that the game saves: {0}")]
    Files(#[from] std::io::Error),
    /// The scene that a project starts with does not load.
    #[error("the scene does not load: {reason}")]
    Scene {
        /// What is wrong with it.
        reason: String,
    },
    /// A system failed.
    #[error("step {step}: {system}: {reason}")]
    System {
        /// The step of play, from 0.
        step: u64,
        /// `plugin::system`.
        system: String,
        /// Its error, or the text of its panic.
        reason: String,
    },
    /// No loaded module has the type.
    #[error("no module of the project brings `{name}`: is its plugin declared in Cargo.toml?")]
    UnknownType {
        /// Stable name of the type.
        name: &'static str,
    },
    /// The world has no such resource.
    #[error("the world has no resource `{name}`: declare it `#[component(resource)]`")]
    NoResource {
        /// Stable name of the type.
        name: &'static str,
    },
    /// A value does not fit its type.
    #[error("`{name}` does not fit its type: {reason}")]
    Value {
        /// Stable name of the type.
        name: &'static str,
        /// The error of serde.
        reason: String,
    },
}

// A test that ends with an error shows it by `Debug`.
impl fmt::Debug for GameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
