//! Where dragged rows may go.

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
    /// What `dragged` rows over the row of `target` mean; no row is the empty area.
    pub fn new(links: &Links, dragged: &[EntityId], target: Option<EntityId>) -> Self {
        let Some(target) = target else {
            return Self::Root;
        };
        let is_dragged = |place: u32| dragged.iter().any(|entity| entity.index == place);
        let mut above = links.ancestors(target.index);
        match is_dragged(target.index) || above.any(is_dragged) {
            true => Self::Refused(target),
            false => Self::Onto(target),
        }
    }
}

/// What a drop asks for; nothing when it is refused or changes nothing.
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
    let place = parent.map(|parent| parent.index);
    let is_inside = |entity: &EntityId| {
        let mut above = links.ancestors(entity.index);
        above.any(|place| dragged.iter().any(|other| other.index == place))
    };
    let moves = |entity: &&EntityId| links.parent(entity.index) != place && !is_inside(entity);
    let moved = dragged.iter().filter(moves).copied();
    let moved: Vec<EntityRef> = moved.map(EntityRef::Id).collect();
    (!moved.is_empty()).then_some(EditorCommand::SetParent(moved, parent.map(EntityRef::Id)))
}
