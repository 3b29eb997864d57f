//! [`EcsError`].

use crate::EntityId;
use playground_base::ValueError;

/// Why a change of the world was refused. The world is unchanged.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EcsError {
    /// The entity is gone, or never was.
    #[error("there is no entity {0}: it was deleted or never existed")]
    NoEntity(EntityId),
    /// The id is in use already.
    #[error("entity {0} exists already: ids must be unique in a scene")]
    Duplicate(EntityId),
    /// Two ids with the same index.
    #[error(
        "entities {0} and {1} cannot be in one world: their numbers are equal but for a multiple of \
         2^32, the generation. Give one of them a number of its own"
    )]
    SameSlot(EntityId, EntityId),
    /// The world was named where an entity is needed.
    #[error("the World is no entity: name an entity")]
    WorldIsNoEntity,
    /// No entity has this path.
    #[error("no entity is at path {0}")]
    NoPath(String),
    /// The component is not registered.
    #[error("no component is named {0}: is its module declared and loaded?")]
    NoComponent(String),
    /// The entity lacks the component.
    #[error("entity {entity} has no {component}")]
    Lacks {
        /// The entity.
        entity: EntityId,
        /// The component's name.
        component: String,
    },
    /// The value does not fit the component.
    #[error("{component}: {source}")]
    Value {
        /// The component's name.
        component: String,
        /// What is wrong.
        source: ValueError,
    },
    /// An entity would be its own ancestor.
    #[error("entity {0} cannot be placed under {1}: that is itself or below it")]
    Cycle(EntityId, EntityId),
    /// A `Parent` names no live entity.
    #[error(
        "{0} cannot be a parent, there is no such entity: name one that exists, or remove the Parent \
         component for the root"
    )]
    NoParent(EntityId),
    /// More entities than a world may have.
    #[error("a world holds at most {0} entities")]
    Full(usize),
    /// The snapshot is gone.
    #[error("there is no snapshot {0}")]
    NoSnapshot(u64),
    /// Bytes of a world that do not decode.
    #[error("the saved world does not decode: {0}")]
    Bytes(String),
    /// A component type is registered twice.
    #[error(
        "{component} is registered already, by {module}: two types need two names \
         (`#[component(name = \"…\")]`)"
    )]
    Registered {
        /// The component's name.
        component: String,
        /// The module that made its pool.
        module: String,
    },
    /// A change between archetypes was requested for a sparse component.
    #[error(
        "{0} is sparse: its rows lie apart from the archetypes, and no archetype changes with it"
    )]
    Sparse(String),
    /// A reload would move the rows of a component out of the archetypes or into them.
    #[error(
        "{0} was sparse and is no longer, or the reverse: restart, a reload cannot move its \
         rows"
    )]
    StorageChanged(String),
    /// Staged rows, in which references cannot be replaced.
    #[error(
        "{0} comes as rows put aside: only values can be merged, their references are replaced"
    )]
    StagedMerge(String),
    /// Staged rows that do not belong together.
    #[error("a spawn needs the same number of rows of every component")]
    Uneven,
}
