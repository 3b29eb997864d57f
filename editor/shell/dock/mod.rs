//! The dock: panels in tabs that the user can drag, close and bring back.

mod behavior;
mod broken_panel;
mod count_badge;
mod layout;
mod panel_set;
mod side;

pub use layout::LayoutError;
pub use panel_set::{PanelEntry, PanelSet};

use behavior::DockBehavior;
use broken_panel::Failures;
use playground_core_ui::PanelContext;
use playground_graphics::egui::{Id, Ui};
use playground_graphics::egui_tiles::{Tile, TileId, Tree};
use std::collections::BTreeSet;

/// The title of the panel that a failed build brings to the front.
pub const PROBLEMS: &str = "Problems";

/// The layout of the panels. A panel is identified by its title, so that it keeps its position
/// while its module is not loaded.
pub struct Dock {
    tree: Tree<String>,
    /// Panels that the user closed.
    closed: BTreeSet<String>,
    /// The panel to show as soon as it has a tab: it may be requested before the first picture, or
    /// before its module is loaded.
    front: Option<String>,
    failures: Failures,
}

impl Default for Dock {
    fn default() -> Self {
        Self {
            tree: Tree::empty(Id::unique("dock")),
            closed: BTreeSet::new(),
            front: None,
            failures: Failures::default(),
        }
    }
}

impl Dock {
    /// Draws the panels.
    pub fn ui<P: PanelSet>(
        &mut self,
        ui: &mut Ui,
        panels: &P,
        entries: &[PanelEntry],
        context: &mut PanelContext<'_>,
    ) {
        self.update_panels(entries);
        let mut closing = None;
        let mut behavior = DockBehavior {
            panels,
            entries,
            context,
            failures: &mut self.failures,
            closing: &mut closing,
        };
        self.tree.ui(&mut behavior, ui);
        if let Some(title) = closing {
            self.closed.insert(title);
        }
    }

    /// True when the panel has a tab.
    pub fn is_shown(&self, title: &str) -> bool {
        !self.closed.contains(title)
    }

    /// Hides a panel's tab. The panel keeps its position.
    pub fn close(&mut self, title: &str) {
        self.closed.insert(title.to_owned());
        self.front.take_if(|front| *front == title);
    }

    /// Gives a panel its tab back and brings it to the front, once it is loaded.
    pub fn show(&mut self, title: &str) {
        self.closed.remove(title);
        self.front = Some(title.to_owned());
    }

    /// Resets the layout to the default.
    pub fn reset(&mut self) {
        self.tree = Tree::empty(Id::unique("dock"));
        self.closed.clear();
    }

    /// Adds new panels, and hides those whose module is not loaded or that were closed.
    fn update_panels(&mut self, entries: &[PanelEntry]) {
        let mut sorted: Vec<&PanelEntry> = entries.iter().collect();
        sorted.sort_by_key(|entry| (side::rank(entry.info.side), entry.info.order));
        for entry in sorted {
            if self.tile_of(entry.info.title).is_none() {
                side::insert(&mut self.tree, entries, entry);
            }
        }
        for tile in self.pane_tiles() {
            let shown = self.tree.tiles.get_pane(&tile).is_some_and(|title| {
                let loaded = entries.iter().any(|entry| entry.info.title == title);
                loaded && !self.closed.contains(title)
            });
            self.tree.set_visible(tile, shown);
        }
        self.bring_to_front(entries);
    }

    fn bring_to_front(&mut self, entries: &[PanelEntry]) {
        let mut titles = entries.iter().map(|entry| entry.info.title);
        let requested = titles.find(|title| self.front.as_deref() == Some(title));
        if let Some(tile) = requested.and_then(|title| self.tile_of(title)) {
            self.front = None;
            self.tree.make_active(|other, _| other == tile);
        }
    }

    fn tile_of(&self, title: &str) -> Option<TileId> {
        self.tree.tiles.find_pane(&title.to_owned())
    }

    fn pane_tiles(&self) -> Vec<TileId> {
        let tiles = self.tree.tiles.iter();
        tiles
            .filter(|(_, tile)| matches!(tile, Tile::Pane(_)))
            .map(|(id, _)| *id)
            .collect()
    }
}
