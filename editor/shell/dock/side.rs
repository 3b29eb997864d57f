//! The default position of a panel.

use super::PanelEntry;
use playground_core_ui::DockSide;
use playground_graphics::egui_tiles::{Container, Linear, LinearDir, Tile, TileId, Tree};

/// The order in which sides are filled: each is split off from the panels before it.
pub fn rank(side: DockSide) -> u32 {
    match side {
        DockSide::Center => 0,
        DockSide::Left => 1,
        DockSide::Bottom => 2,
        DockSide::Right => 3,
    }
}

/// Adds a panel to the tabs of its side, or splits off a new side.
pub fn insert(tree: &mut Tree<String>, entries: &[PanelEntry], new: &PanelEntry) {
    let pane = tree.tiles.insert_pane(new.info.title.to_owned());
    let same_side = titles(entries, |side| side == new.info.side);
    let beside = find(tree, &same_side);
    let tabs = beside.first().and_then(|tile| tree.tiles.parent_of(*tile));
    match tabs.and_then(|tabs| tree.tiles.get_mut(tabs)) {
        Some(Tile::Container(Container::Tabs(tabs))) => {
            let at = tab_index(&same_side, new, tabs.children.len());
            tabs.children.insert(at, pane);
        }
        _ => split_off(tree, entries, new.info.side, pane),
    }
}

/// The tab index of a new panel: panels of one side are sorted by their order until the user moves
/// them.
fn tab_index(same_side: &[(u32, &str)], new: &PanelEntry, max: usize) -> usize {
    let before = same_side
        .iter()
        .filter(|(order, title)| (*order, *title) < (new.info.order, new.info.title));
    before.count().min(max)
}

fn split_off(tree: &mut Tree<String>, entries: &[PanelEntry], side: DockSide, pane: TileId) {
    let tabs = tree.tiles.insert_tab_tile(vec![pane]);
    let Some(root) = tree.root else {
        tree.root = Some(tabs);
        return;
    };
    let center = titles(entries, |side| side == DockSide::Center);
    let upper = titles(entries, |side| {
        matches!(side, DockSide::Center | DockSide::Left)
    });
    // The right side is as tall as the window; the bottom is as wide as the center and the left
    // side.
    let (beside, dir, first, share) = match side {
        DockSide::Left => (around(tree, &center), LinearDir::Horizontal, true, 0.24),
        DockSide::Bottom => (around(tree, &upper), LinearDir::Vertical, false, 0.27),
        DockSide::Right => (Some(root), LinearDir::Horizontal, false, 0.22),
        DockSide::Center => (Some(root), LinearDir::Horizontal, false, 0.6),
    };
    let beside = beside.unwrap_or(root);
    let (children, share) = if first {
        ([tabs, beside], share)
    } else {
        ([beside, tabs], 1.0 - share)
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

/// The path from the root to a tile, both included.
fn path_to(tree: &Tree<String>, tile: TileId) -> Vec<TileId> {
    let mut path: Vec<TileId> =
        std::iter::successors(Some(tile), |tile| tree.tiles.parent_of(*tile))
            .take(tree.tiles.len())
            .collect();
    path.reverse();
    path
}

/// Order and title of the panels on some sides.
fn titles(
    entries: &[PanelEntry],
    is_wanted: impl Fn(DockSide) -> bool,
) -> Vec<(u32, &'static str)> {
    let wanted = entries.iter().filter(|entry| is_wanted(entry.info.side));
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
