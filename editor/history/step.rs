//! [`Step`] and [`Change`].

use super::StoredEntities;
use playground_base::serde::{Deserialize, Serialize};
use playground_base::{Handle, Named, Value, stable_id};
use playground_core_assets::FileMove;
use playground_core_drawing::{TileChunk, TileMap};
use playground_core_ecs::{ComponentId, EntityId, Owner};
use playground_core_ui::Selection;
use playground_engine::scene::{Unread, UnreadOfOwner};

/// An entity with all that it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntityRow {
    /// The entity.
    pub id: EntityId,
    /// Its components that can be edited.
    pub components: Vec<(ComponentId, Value)>,
    /// What no module can read.
    pub unread: UnreadOfOwner,
}

/// One change of the scene, with the data to undo it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum Change {
    /// Entities that were spawned, or despawned when `gone`.
    Entities {
        /// The entities with all that they have.
        entities: StoredEntities,
        /// True when they were despawned.
        gone: bool,
    },
    /// A component, or a resource of the world, that came, went or changed.
    Component {
        /// The owner of the component.
        owner: Owner,
        /// The component.
        component: ComponentId,
        /// The value before; `None` when the component was added.
        before: Option<Value>,
        /// The value after; `None` when the component was removed.
        after: Option<Value>,
    },
    /// A component or a field that no module can read came or went.
    Unread {
        /// The owner.
        owner: Owner,
        /// Name of the component, or of the field.
        name: String,
        /// What was there before.
        before: Option<Unread>,
        /// What is there after.
        after: Option<Unread>,
    },
    /// Files of the project were moved, in this order.
    Files(Vec<FileMove>),
    /// Cells of a layer of a tile map changed. A component as a whole would be the whole map.
    Tiles {
        /// The entity with the map.
        map: EntityId,
        /// The layer.
        layer: usize,
        /// The chunks that changed.
        chunks: Vec<ChunkChange>,
    },
    /// The text of an asset was replaced.
    AssetText {
        /// Its path below the assets folder.
        path: String,
        /// The text before.
        before: String,
        /// The text after.
        after: String,
    },
}

/// A chunk of a tile map that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ChunkChange {
    /// Its place, counted in chunks.
    pub at: (i32, i32),
    /// What was there before; `None` for no tiles.
    pub before: Option<Handle<TileChunk>>,
    /// What is there after.
    pub after: Option<Handle<TileChunk>>,
}

impl ChunkChange {
    fn inverse(self) -> Self {
        Self {
            at: self.at,
            before: self.after,
            after: self.before,
        }
    }
}

impl Change {
    /// The change that undoes this one.
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Entities { entities, gone } => Self::Entities {
                entities,
                gone: !gone,
            },
            Self::Component {
                owner,
                component,
                before,
                after,
            } => Self::Component {
                owner,
                component,
                before: after,
                after: before,
            },
            Self::Unread {
                owner,
                name,
                before,
                after,
            } => Self::Unread {
                owner,
                name,
                before: after,
                after: before,
            },
            Self::Files(moves) => Self::Files(moves.iter().rev().map(FileMove::inverse).collect()),
            Self::Tiles { map, layer, chunks } => Self::Tiles {
                map,
                layer,
                chunks: chunks.into_iter().map(ChunkChange::inverse).collect(),
            },
            Self::AssetText {
                path,
                before,
                after,
            } => Self::AssetText {
                path,
                before: after,
                after: before,
            },
        }
    }

    /// A component has another id, because it was renamed. Not in the entities that came or went:
    /// see [`entities_mut`](Self::entities_mut).
    pub fn rename_component(&mut self, from: ComponentId, to: ComponentId) {
        match self {
            Self::Component { component, .. } if *component == from => *component = to,
            _ => {}
        }
    }

    /// The entities that came or went.
    pub const fn entities_mut(&mut self) -> Option<&mut StoredEntities> {
        match self {
            Self::Entities { entities, .. } => Some(entities),
            _ => None,
        }
    }

    /// The components that it is about, some of them more than once.
    pub fn components(&self) -> impl Iterator<Item = ComponentId> {
        let (entities, component) = match self {
            Self::Entities { entities, .. } => (Some(entities), None),
            Self::Component { component, .. } => (None, Some(*component)),
            Self::Tiles { .. } => (None, Some(ComponentId(stable_id(TileMap::NAME)))),
            Self::Unread { .. } | Self::Files(_) | Self::AssetText { .. } => (None, None),
        };
        let of_entities = entities.into_iter().flat_map(StoredEntities::components);
        of_entities.chain(component)
    }

    /// True for one of files of the project: the scene is as before.
    pub const fn is_of_files(&self) -> bool {
        matches!(self, Self::Files(_) | Self::AssetText { .. })
    }

    /// True when nothing differs after it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Entities { entities, .. } => entities.is_empty(),
            Self::Component { before, after, .. } => before == after,
            Self::Unread { before, after, .. } => before == after,
            Self::Files(moves) => moves.is_empty(),
            Self::AssetText { before, after, .. } => before == after,
            Self::Tiles { chunks, .. } => chunks.iter().all(|of| of.before == of.after),
        }
    }
}

/// The changes of one undo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Step {
    /// What it did, for the menu and the list of steps.
    pub name: String,
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// The gesture it belongs to; 0 for none.
    pub gesture: u64,
    /// The selection before.
    pub selected_before: Selection,
    /// The selection after.
    pub selected_after: Selection,
}
