//! Keys, while the list of assets has the focus: it gets that by a click. Keys that mean something here are
//! consumed, so that the shortcuts of the editor do not act on them too.

use crate::entry_ui::open;
use crate::listing::Entry;
use crate::panel::{AssetsPanel, Shared};
use crate::renaming::Renaming;
use playground_core_ui::{EditorCommand, is_typing};
use playground_graphics::egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui};

/// What has the focus.
pub fn focus_id() -> Id {
    Id::unique("list of assets")
}

/// Behind the entries: a click there gives the list the focus.
pub fn area_ui(ui: &Ui, area: Rect) -> Response {
    let list = ui.interact(area, focus_id(), Sense::click());
    list.widget_info(|| {
        use playground_graphics::egui::{Role, WidgetInfo};
        WidgetInfo::labeled(Role::List, true, "Files")
    });
    if list.clicked() {
        list.request_focus();
    }
    list
}

/// Carries out the keys of this frame. `columns` is how many entries are in a row.
pub fn keys(
    ui: &Ui,
    entries: &[Entry],
    columns: usize,
    panel: &mut AssetsPanel,
    shared: &mut Shared<'_>,
) {
    let is_focused = ui.memory(|memory| memory.has_focus(focus_id()));
    if !is_focused || is_typing(ui) || panel.renaming.is_some() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let selected = panel.selected.as_deref();
    let at = entries.iter().position(|of| Some(of.path()) == selected);
    if let Some(entry) = at.and_then(|at| entries.get(at)) {
        let path = || entry.path().to_owned();
        if pressed(Modifiers::NONE, Key::Delete) {
            shared.commands.push(EditorCommand::RemoveAsset(path()));
        }
        if pressed(Modifiers::COMMAND, Key::D) {
            shared.commands.push(EditorCommand::CopyAsset(path()));
        }
        if pressed(Modifiers::NONE, Key::F2) {
            panel.renaming = Some(Renaming::of(entry.path()));
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            return open(entry, panel, shared.commands);
        }
    }
    let steps = [
        (Key::ArrowLeft, -1, columns > 1),
        (Key::ArrowRight, 1, columns > 1),
        (Key::ArrowUp, -(columns as isize), true),
        (Key::ArrowDown, columns as isize, true),
    ];
    for (key, step, moves) in steps {
        if pressed(Modifiers::NONE, key) && moves {
            move_by(step, at, entries, panel, shared);
        }
    }
}

/// Selects the entry that is so many after the selected one; the first where none is.
fn move_by(
    step: isize,
    at: Option<usize>,
    entries: &[Entry],
    panel: &mut AssetsPanel,
    shared: &mut Shared<'_>,
) {
    let to = match at {
        Some(at) => at.checked_add_signed(step),
        None => Some(0),
    };
    let Some((to, entry)) = to.and_then(|to| Some((to, entries.get(to)?))) else {
        return;
    };
    panel.selected = Some(entry.path().to_owned());
    panel.reveals = Some(to);
    if let Entry::Asset(asset) = entry {
        let chosen = EditorCommand::ChooseAsset(asset.path.clone());
        shared.commands.push(chosen);
    }
}

/// Where the list was scrolled to, and how much of it is seen, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    /// The offset of what is seen first.
    pub offset: f32,
    /// The height of what is seen.
    pub height: f32,
}

impl Scroll {
    /// The offset at which a row is seen; `None` where it is seen already.
    pub fn revealing(self, row: usize, row_height: f32) -> Option<f32> {
        let (top, bottom) = (row as f32 * row_height, (row + 1) as f32 * row_height);
        if top < self.offset {
            Some(top)
        } else if bottom > self.offset + self.height {
            Some(bottom - self.height)
        } else {
            None
        }
    }
}
