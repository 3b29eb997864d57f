//! [`State`]: what the panel keeps between frames.

use crate::tree::{Filter, Folds, Kinds, Tree};
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::EntityId;
use playground_core_ui::Selection;
use std::collections::HashSet;

/// What the panel keeps between frames.
#[derive(Default)]
pub struct State {
    /// The search field, as typed.
    pub search: String,
    /// The search field, understood.
    pub filter: Filter,
    /// Which rows are closed.
    pub folds: Folds,
    /// The rows.
    pub tree: Tree,
    /// Which components tell what.
    pub kinds: Kinds,
    /// The selection, for fast look-ups.
    pub selected: Selected,
    /// Where a range of rows starts.
    pub anchor: Option<EntityId>,
    /// The row whose name is being edited.
    pub rename: Option<Rename>,
    /// The rows being dragged.
    pub drag: Option<Drag>,
    /// Where the list is scrolled to.
    pub scroll: Scroll,
}

/// A name being edited.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Rename {
    /// Whose.
    pub entity: EntityId,
    /// What stands in the field.
    pub text: String,
    /// The field had the focus already.
    pub is_focused: bool,
}

/// Rows being dragged.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Drag {
    /// Whose rows.
    pub entities: Vec<EntityId>,
    /// What stands at the pointer.
    pub label: String,
}

/// Where the list is scrolled to, in points.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scroll {
    /// Height above what is visible.
    pub offset: f32,
    /// Height of what is visible.
    pub height: f32,
    /// A row that must come into view.
    pub reveal: Option<EntityId>,
}

/// The selection, in order and as a set.
#[derive(Debug, Default)]
pub struct Selected {
    selection: Selection,
    set: HashSet<EntityId>,
}

impl Selected {
    /// Follows the editor's selection; tells whether it changed.
    pub fn update(&mut self, selection: &Selection) -> bool {
        if self.selection == *selection {
            return false;
        }
        self.selection = selection.clone();
        self.set = selection.entities().iter().copied().collect();
        true
    }

    /// Whether an entity is selected.
    pub fn contains(&self, entity: EntityId) -> bool {
        self.set.contains(&entity)
    }

    /// The editor's selection.
    pub const fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The world is selected.
    pub fn is_world(&self) -> bool {
        self.selection.is_world()
    }

    /// The entities, in the order they were selected.
    pub fn list(&self) -> &[EntityId] {
        self.selection.entities()
    }

    /// The entity that was selected last.
    pub fn primary(&self) -> Option<EntityId> {
        self.list().last().copied()
    }

    /// All selected entities if this one is among them, else this one alone.
    pub fn with(&self, entity: EntityId) -> Vec<EntityId> {
        match self.contains(entity) {
            true => self.list().to_vec(),
            false => vec![entity],
        }
    }
}

impl Scroll {
    /// Moves as little as it takes to make the row at `position` visible.
    pub fn bring_into_view(&mut self, position: usize, row_height: f32) {
        let top = position as f32 * row_height;
        let last = (top + row_height - self.height).max(0.0);
        if top < self.offset {
            self.offset = (top - row_height).max(0.0);
        } else if self.offset < last {
            self.offset = last + row_height.min(self.height * 0.5);
        }
    }
}
