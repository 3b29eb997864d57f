//! Saves and loads the layout as text.

use super::Dock;
use playground_base::serde_json::{self, Value, json};
use playground_graphics::egui::Id;
use playground_graphics::egui_tiles::{Tile, TileId, Tree};
use std::collections::{BTreeSet, HashSet};

/// Increased when the format changes; older layouts are then ignored.
const VERSION: u64 = 1;

/// Why a saved layout was refused. The current one stays.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// It is no valid layout.
    #[error("the saved layout does not decode ({0}): the default layout is used")]
    Decode(#[from] serde_json::Error),
    /// It was saved by another version.
    #[error(
        "the saved layout has format {0}, this editor reads {VERSION}: the default layout is used"
    )]
    Version(u64),
    /// It refers to missing tiles, or to one tile twice.
    #[error("the saved layout contradicts itself: the default layout is used")]
    Tree,
}

impl Dock {
    /// The layout of the panels as JSON.
    pub fn layout(&self) -> String {
        let tree = serde_json::to_value(&self.tree).unwrap_or(Value::Null);
        json!({ "version": VERSION, "closed": self.closed, "tree": tree }).to_string()
    }

    /// Restores a saved layout. Panels that are not loaded keep their position in it; panels that
    /// it does not contain get their default side.
    pub fn set_layout(&mut self, text: &str) -> Result<(), LayoutError> {
        let mut saved: Value = serde_json::from_str(text)?;
        let version = saved["version"].as_u64().unwrap_or_default();
        if version != VERSION {
            return Err(LayoutError::Version(version));
        }
        let closed: BTreeSet<String> = serde_json::from_value(saved["closed"].take())?;
        let read: Tree<String> = serde_json::from_value(saved["tree"].take())?;
        if !is_sound(&read) || !is_writable(&read) {
            return Err(LayoutError::Tree);
        }
        self.tree = match read.root {
            Some(root) => Tree::new(Id::unique("dock"), root, read.tiles),
            None => Tree::empty(Id::unique("dock")),
        };
        self.closed = closed;
        Ok(())
    }
}

/// True when the tree that is written can be read again: JSON has no numbers beyond those of `f32`,
/// which a share of the space may have.
fn is_writable(tree: &Tree<String>) -> bool {
    let written = serde_json::to_value(tree);
    written.is_ok_and(|value| serde_json::from_value::<Tree<String>>(value).is_ok())
}

/// True when each tile is reached once from the root.
fn is_sound(tree: &Tree<String>) -> bool {
    let mut seen = HashSet::new();
    let mut open: Vec<TileId> = tree.root.into_iter().collect();
    while let Some(tile) = open.pop() {
        if !seen.insert(tile) {
            return false;
        }
        match tree.tiles.get(tile) {
            Some(Tile::Container(container)) => open.extend(container.children()),
            Some(Tile::Pane(_)) => {}
            None => return false,
        }
    }
    true
}
