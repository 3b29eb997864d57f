//! [`SceneError`].

use playground_base::ModuleError;
use playground_core_ecs::EcsError;
use std::path::PathBuf;

/// Why a scene was not loaded or saved. The world and the file are as they were before.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SceneError {
    /// The file cannot be read or written.
    #[error("{}: {reason}", .file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// The system's words.
        reason: String,
    },
    /// The text is no scene.
    #[error("{place}:{line}:{column}: {reason}")]
    Syntax {
        /// The file, or `pasted text`.
        place: String,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// The parser's words.
        reason: String,
    },
    /// A component does not fit its type.
    #[error("entity {entity}, {component}: {reason}")]
    Component {
        /// The entity's id.
        entity: u64,
        /// The component's name.
        component: String,
        /// What is wrong.
        reason: String,
    },
    /// Written by a newer version.
    #[error("the scene has format {found}, this editor reads up to {known}: update the editor")]
    Version {
        /// In the file.
        found: u32,
        /// The newest known.
        known: u32,
    },
    /// Larger than a scene may be.
    #[error("{}: {size_mib} MiB is more than a scene may have ({limit_mib} MiB)", .file.display())]
    TooLarge {
        /// Which.
        file: PathBuf,
        /// Its size.
        size_mib: u64,
        /// The limit.
        limit_mib: u64,
    },
    /// The world refused it.
    #[error(transparent)]
    World(#[from] EcsError),
    /// No ECS to load it into.
    #[error(transparent)]
    Module(#[from] ModuleError),
}
