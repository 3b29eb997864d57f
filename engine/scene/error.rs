//! [`SceneError`].

use crate::atomic_write::WriteError;
use playground_base::ModuleError;
use playground_core_ecs::{EcsError, EntityId};
use std::path::PathBuf;

/// Why a scene was not loaded or saved. The world and the file are unchanged.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SceneError {
    /// The file cannot be read or written.
    #[error("{}: {reason}", .file.display())]
    File {
        /// The scene file.
        file: PathBuf,
        /// The system's error message.
        reason: String,
    },
    /// The text is no valid scene.
    #[error("{origin}:{line}:{column}: {reason}")]
    Syntax {
        /// The file, or `pasted text`.
        origin: String,
        /// Line number, from 1.
        line: usize,
        /// Column number, from 1.
        column: usize,
        /// The parser's error message.
        reason: String,
    },
    /// Two entities of a scene have one id.
    #[error("{origin}: entity {entity} comes twice: give one of them an id that is free")]
    TwoEntities {
        /// The file, or `pasted text`.
        origin: String,
        /// The id.
        entity: EntityId,
    },
    /// An owner has one component twice.
    #[error("{origin}: {owner} has the component {component} twice: remove one of them")]
    TwoComponents {
        /// The file, or `pasted text`.
        origin: String,
        /// The entity, or the world.
        owner: String,
        /// Stable name of the component.
        component: String,
    },
    /// Another program changed the file of the open scene.
    #[error(
        "{} was changed by another program since it was opened: it is not replaced",
        .file.display()
    )]
    ChangedOutside {
        /// The scene file.
        file: PathBuf,
    },
    /// A scene may not replace this file.
    #[error("{} is no scene, and is not replaced by one: {reason}", .file.display())]
    NoScene {
        /// The file.
        file: PathBuf,
        /// Why it is no scene.
        reason: String,
    },
    /// Written by a newer version.
    #[error("the scene has format {found}, this editor reads up to {known}: update the editor")]
    Version {
        /// The format of the file.
        found: u32,
        /// The newest format that this editor reads.
        known: u32,
    },
    /// The file is too large.
    #[error(
        "{origin}: {size_mib} MiB is more than a scene may have: {limit_mib} MiB, and more only in the form \
         in which the editor saves it"
    )]
    TooLarge {
        /// The scene file.
        origin: String,
        /// Size of the file in MiB.
        size_mib: u64,
        /// The limit in MiB.
        limit_mib: u64,
    },
    /// The file was not written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The world refused it.
    #[error(transparent)]
    World(#[from] EcsError),
    /// No ECS to load it into.
    #[error(transparent)]
    Module(#[from] ModuleError),
}
