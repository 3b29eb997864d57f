//! Dragged rows: where they may be dropped, and the command of a drop.

use crate::tree::Links;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::EditorCommand;

/// What dragged rows hover over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropTarget {
    /// A row that takes them.
    Onto(EntityId),
    /// A row that is one of them, or below one of them.
    Refused(EntityId),
    /// The empty area: they get no parent.
    Root,
}

impl DropTarget {
    /// The target when `dragged` rows are over the row of `target`, or over the empty area for
    /// `None`.
    pub fn new(links: &Links, dragged: &[EntityId], target: Option<EntityId>) -> Self {
        let Some(target) = target else {
            return Self::Root;
        };
        let is_dragged = |index: u32| dragged.iter().any(|entity| entity.index == index);
        let mut above = links.ancestors(target.index);
        if is_dragged(target.index) || above.any(is_dragged) {
            Self::Refused(target)
        } else {
            Self::Onto(target)
        }
    }
}

/// The command of a drop; `None` when it is refused or changes nothing.
pub fn drop_command(
    links: &Links,
    dragged: &[EntityId],
    target: DropTarget,
) -> Option<EditorCommand> {
    let parent = match target {
        DropTarget::Onto(parent) => Some(parent),
        DropTarget::Root => None,
        DropTarget::Refused(_) => return None,
    };
    let parent_index = parent.map(|parent| parent.index);
    let is_inside = |entity: &EntityId| {
        let mut above = links.ancestors(entity.index);
        above.any(|index| dragged.iter().any(|other| other.index == index))
    };
    let moves =
        |entity: &&EntityId| links.parent(entity.index) != parent_index && !is_inside(entity);
    let moved = dragged.iter().filter(moves).copied();
    let moved: Vec<EntityRef> = moved.map(EntityRef::Id).collect();
    (!moved.is_empty()).then_some(EditorCommand::SetParent(moved, parent.map(EntityRef::Id)))
}
