//! The layout as text, to keep it for the next start.

use super::Dock;
use playground_base::egui::Id;
use playground_base::egui_tiles::{Tile, TileId, Tree};
use playground_base::serde_json::{self, Value, json};
use std::collections::{BTreeSet, HashSet};

/// Raised when the format changes; older layouts are then forgotten.
const VERSION: u64 = 1;

/// Why a saved layout was not taken. The one before stays.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// It is not what was saved once.
    #[error("the saved layout does not decode ({0}): the default layout is used")]
    Decode(#[from] serde_json::Error),
    /// It was saved by another version.
    #[error(
        "the saved layout has format {0}, this editor reads {VERSION}: the default layout is used"
    )]
    Version(u64),
    /// It refers to tiles that are not there, or to one of them twice.
    #[error("the saved layout contradicts itself: the default layout is used")]
    Tree,
}

impl Dock {
    /// Where the panels are, as JSON.
    pub fn layout(&self) -> String {
        let tree = serde_json::to_value(&self.tree).unwrap_or(Value::Null);
        json!({ "version": VERSION, "closed": self.closed, "tree": tree }).to_string()
    }

    /// Puts the panels where a saved layout says. Panels that are not loaded keep their place in
    /// it; panels that it does not know go where they go by default.
    pub fn set_layout(&mut self, text: &str) -> Result<(), LayoutError> {
        let mut saved: Value = serde_json::from_str(text)?;
        let version = saved["version"].as_u64().unwrap_or_default();
        if version != VERSION {
            return Err(LayoutError::Version(version));
        }
        let closed: BTreeSet<String> = serde_json::from_value(saved["closed"].take())?;
        let read: Tree<String> = serde_json::from_value(saved["tree"].take())?;
        if !is_sound(&read) {
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
