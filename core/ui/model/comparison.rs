//! [`Comparison`]: two versions of a scene, as panels see them.

use super::ComparedVersion;
use playground_core_ecs::EntityId;

/// Two versions of a scene that are compared. Looking at them changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Name of the version before, such as `The last commit`.
    pub before: String,
    /// Name of the version after.
    pub after: String,
    /// The version after is the open scene, so its parts can be made as before.
    pub is_open_scene: bool,
    /// What the viewport shows.
    pub shown: ComparedVersion,
    /// The parts that differ, owner by owner.
    pub parts: Vec<ComparedPart>,
    /// The part that was looked at last, from 0.
    pub current: Option<usize>,
    /// Why the parts are not up to date; they are those of before.
    pub error: Option<String>,
}

/// A part in which two versions of a scene differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparedPart {
    /// The entity; `None` for the World.
    pub entity: Option<EntityId>,
    /// Name of the entity, or `World`.
    pub owner: String,
    /// Component and field, such as `Transform.translation`; empty for the whole entity.
    pub part: String,
    /// What the version before has; `None` when it lacks the part.
    pub before: Option<String>,
    /// What the version after has; `None` when it lacks the part.
    pub after: Option<String>,
}
