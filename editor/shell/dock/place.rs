//! Where a panel goes that the user has not moved.

use super::PanelEntry;
use playground_base::egui_tiles::{Container, Linear, LinearDir, Tile, TileId, Tree};
use playground_core_ui::PanelPlace;

/// The order in which places are filled: each is split off from what is there before.
pub fn rank(place: PanelPlace) -> u32 {
    match place {
        PanelPlace::Center => 0,
        PanelPlace::Left => 1,
        PanelPlace::Bottom => 2,
        PanelPlace::Right => 3,
    }
}

/// Puts a panel beside others of its place, or splits the place off.
pub fn insert(tree: &mut Tree<String>, entries: &[PanelEntry], new: &PanelEntry) {
    let pane = tree.tiles.insert_pane(new.info.title.to_owned());
    let same_place = titles(entries, |place| place == new.info.place);
    let beside = find(tree, &same_place);
    let tabs = beside.first().and_then(|tile| tree.tiles.parent_of(*tile));
    match tabs.and_then(|tabs| tree.tiles.get_mut(tabs)) {
        Some(Tile::Container(Container::Tabs(tabs))) => {
            let at = order_among(&same_place, new, tabs.children.len());
            tabs.children.insert(at, pane);
        }
        _ => split_off(tree, entries, new.info.place, pane),
    }
}

/// Panels of one place stand in their order as long as nobody moved them.
fn order_among(same_place: &[(u32, &str)], new: &PanelEntry, most: usize) -> usize {
    let before = same_place
        .iter()
        .filter(|(order, title)| (*order, *title) < (new.info.order, new.info.title));
    before.count().min(most)
}

fn split_off(tree: &mut Tree<String>, entries: &[PanelEntry], place: PanelPlace, pane: TileId) {
    let tabs = tree.tiles.insert_tab_tile(vec![pane]);
    let Some(root) = tree.root else {
        tree.root = Some(tabs);
        return;
    };
    let center = titles(entries, |place| place == PanelPlace::Center);
    let upper = titles(entries, |place| {
        matches!(place, PanelPlace::Center | PanelPlace::Left)
    });
    // The inspector is as tall as the window; the console is as wide as what it is below.
    let (beside, dir, first, share) = match place {
        PanelPlace::Left => (around(tree, &center), LinearDir::Horizontal, true, 0.24),
        PanelPlace::Bottom => (around(tree, &upper), LinearDir::Vertical, false, 0.27),
        PanelPlace::Right => (Some(root), LinearDir::Horizontal, false, 0.22),
        PanelPlace::Center => (Some(root), LinearDir::Horizontal, false, 0.6),
    };
    let beside = beside.unwrap_or(root);
    let (children, share) = match first {
        true => ([tabs, beside], share),
        false => ([beside, tabs], 1.0 - share),
    };
    let parent = tree.tiles.parent_of(beside);
    let split = tree
        .tiles
        .insert_container(Linear::new_binary(dir, children, share));
    match parent.and_then(|parent| tree.tiles.get_mut(parent)) {
        Some(Tile::Container(container)) => {
            let _index = container.replace_child(beside, split);
        }
        _ => tree.root = Some(split),
    }
}

/// The smallest container, or tabs, that holds all panes of these titles.
fn around(tree: &Tree<String>, titles: &[(u32, &str)]) -> Option<TileId> {
    let panes = find(tree, titles);
    let mut common = path_to(tree, *panes.first()?);
    for pane in &panes {
        let path = path_to(tree, *pane);
        let same = common.iter().zip(&path).take_while(|(a, b)| a == b).count();
        common.truncate(same);
    }
    // The pane itself is in tabs, which are what can be split.
    while let Some(last) = common.last() {
        match tree.tiles.get(*last) {
            Some(Tile::Pane(_)) => common.pop(),
            _ => break,
        };
    }
    common.last().copied()
}

/// From the root to a tile, both included.
fn path_to(tree: &Tree<String>, tile: TileId) -> Vec<TileId> {
    let mut path: Vec<TileId> =
        std::iter::successors(Some(tile), |tile| tree.tiles.parent_of(*tile))
            .take(tree.tiles.len())
            .collect();
    path.reverse();
    path
}

/// Order and title of the panels of some places.
fn titles(
    entries: &[PanelEntry],
    is_wanted: impl Fn(PanelPlace) -> bool,
) -> Vec<(u32, &'static str)> {
    let wanted = entries.iter().filter(|entry| is_wanted(entry.info.place));
    wanted
        .map(|entry| (entry.info.order, entry.info.title))
        .collect()
}

/// The tiles of the panels of those titles that are in the tree.
fn find(tree: &Tree<String>, titles: &[(u32, &str)]) -> Vec<TileId> {
    let root = tree.root;
    let tiles = titles
        .iter()
        .filter_map(|(_, title)| tree.tiles.find_pane(&(*title).to_owned()));
    tiles
        .filter(|tile| path_to(tree, *tile).first().copied() == root)
        .collect()
}
