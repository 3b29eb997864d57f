//! The list: scrolling, focus, keys.

use super::HierarchyUi;
use crate::actions::handle_keys;
use playground_core_ui::{EditorCommand, SelectMode, is_typing, theme};
use playground_graphics::egui::{EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui};

/// The list takes the keyboard's focus as a whole.
pub fn focus_id() -> Id {
    Id::unique("hierarchy list")
}

impl HierarchyUi<'_> {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) {
        let area = ui.available_rect_before_wrap();
        self.area_ui(ui, area);
        self.keys(ui);
        self.state.scroll.height = area.height();
        let mut scroll = ScrollArea::vertical()
            .id_salt("hierarchy")
            .auto_shrink(false);
        if let Some(offset) = self.offset_to_reveal() {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        let total = self.state.tree.rows.len();
        ui.spacing_mut().item_spacing.y = 0.0;
        let shown = scroll.show_rows(ui, theme::ROW_HEIGHT, total, |ui, visible| {
            let mut hovered = None;
            for at in visible {
                if let Some(row) = self.state.tree.rows.get(at).copied() {
                    let response = self.row_ui(ui, row);
                    hovered = hovered.or(response.contains_pointer().then_some(row.entity));
                }
            }
            hovered
        });
        self.state.scroll.offset = shown.state.clamped_offset().y;
        self.state.scroll.height = shown.inner_rect.height();
        self.end_hidden_rename(ui);
        self.drag_ui(ui, shown.inner_rect, shown.inner);
    }

    /// Behind the rows: a click there selects nothing, and the list has the focus.
    fn area_ui(&mut self, ui: &mut Ui, area: Rect) {
        let list = ui.interact(area, focus_id(), Sense::click());
        list.widget_info(|| {
            use playground_graphics::egui::{Role, WidgetInfo};
            WidgetInfo::labeled(Role::Tree, true, "Entities")
        });
        if list.clicked() {
            list.request_focus();
            self.commands
                .push(EditorCommand::Select(Vec::new(), SelectMode::Replace));
        }
        list.context_menu(|ui| self.area_menu_ui(ui));
    }

    /// All keys while the list has the focus; F2 also while nothing has it.
    fn keys(&mut self, ui: &Ui) {
        let is_typing = is_typing(ui);
        let focused = ui.memory(|memory| memory.focused());
        let is_list = focused == Some(focus_id());
        let is_free = (is_list || focused.is_none()) && !is_typing;
        if !is_free || !self.has_keyboard || self.state.rename.is_some() {
            return;
        }
        if let Some(primary) = self.state.selected.primary()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2))
        {
            self.start_rename(primary);
        }
        if is_list {
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), filter));
            handle_keys(ui, self.state, self.commands);
        }
    }

    /// Where to scroll to when a row must come into view.
    fn offset_to_reveal(&mut self) -> Option<f32> {
        let entity = self.state.scroll.reveal.take()?;
        let position = self.state.tree.position(entity)?;
        let before = self.state.scroll.offset;
        self.state
            .scroll
            .bring_into_view(position, theme::ROW_HEIGHT);
        (self.state.scroll.offset != before).then_some(self.state.scroll.offset)
    }
}
