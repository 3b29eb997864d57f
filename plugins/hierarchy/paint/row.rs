//! One row.

use super::HierarchyUi;
use crate::actions::click_command;
use crate::panel::Drag;
use crate::tree::Row;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, icon, paint_fold, theme};
use playground_graphics::egui::{
    Align2, Color32, CursorIcon, FontId, Id, PointerButton, Rect, Response, RichText, Role, Sense,
    TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

/// How far each level is moved to the right, in points.
const INDENT: f32 = 14.0;
/// Width of the fold mark, the icon and the eye, in points.
pub const ICON: f32 = 18.0;

impl HierarchyUi<'_> {
    /// Draws a row and returns the response of its area.
    pub(super) fn row_ui(&mut self, ui: &mut Ui, row: Row) -> Response {
        let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
        let (_, rect) = ui.allocate_space(size);
        let id = Id::unique(("hierarchy row", row.entity.to_bits()));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let is_selected = self.state.selected.contains(row.entity);
        let name = self.name_of(row.entity);
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_selected, &name));
        paint_background(ui, rect, is_selected, response.hovered());

        let room = (rect.width() * 0.5).max(INDENT);
        let left = rect.left() + 4.0 + (f32::from(row.depth) * INDENT).min(room);
        let mark = Rect::from_min_size(pos2(left, rect.top()), vec2(ICON, rect.height()));
        let symbol = mark.translate(vec2(ICON, 0.0));
        let eye = Rect::from_min_max(pos2(rect.right() - ICON - 6.0, rect.top()), rect.max);
        let text = Rect::from_min_max(pos2(symbol.right() + 4.0, rect.top()), eye.left_bottom());

        self.fold_mark_ui(ui, mark, row, &name);
        self.paint_symbol(ui, symbol, row, is_selected);
        self.eye_ui(
            ui,
            eye,
            row,
            &name,
            response.contains_pointer() || is_selected,
        );
        if self
            .state
            .rename
            .as_ref()
            .is_some_and(|rename| rename.entity == row.entity)
        {
            self.rename_ui(ui, text)
        } else {
            paint_name(ui, text, &name, name_color(row, is_selected))
        }
        self.row_actions(ui, &response, row, name);
        response
    }

    fn row_actions(&mut self, ui: &Ui, response: &Response, row: Row, name: String) {
        let entity = row.entity;
        if response.clicked() || response.secondary_clicked() {
            ui.memory_mut(|memory| memory.request_focus(super::list::focus_id()));
        }
        if response.double_clicked() {
            self.start_rename(entity);
        } else if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            let rows = &self.state.tree.rows;
            let (command, anchor) = click_command(rows, self.state.anchor, entity, modifiers);
            self.state.anchor = anchor;
            self.commands.push(command);
        } else if response.secondary_clicked() && !self.state.selected.contains(entity) {
            self.commands.push(crate::actions::select_one(entity));
        } else if response.drag_started_by(PointerButton::Primary) {
            let entities = self.state.selected.with(entity);
            let label = match entities.len() {
                1 => name,
                count => format!("{count} entities"),
            };
            self.state.drag = Some(Drag { entities, label });
        }
        let is_disabled = self.is_disabled(entity);
        response.context_menu(|ui| self.row_menu_ui(ui, entity, is_disabled));
    }

    fn is_disabled(&self, entity: EntityId) -> bool {
        let location = self.world.entity(entity);
        let archetype = location.and_then(|location| self.world.archetype_of(location));
        archetype.is_some_and(|archetype| self.state.kinds.is_disabled(archetype))
    }

    fn fold_mark_ui(&mut self, ui: &Ui, rect: Rect, row: Row, name: &str) {
        if !row.has_children {
            return;
        }
        let id = Id::unique(("hierarchy fold", row.entity.to_bits()));
        let mark = ui.interact(rect, id, Sense::click());
        let verb = if row.is_open { "Collapse" } else { "Expand" };
        mark.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb} {name}")));
        paint_fold(ui, rect, row.is_open, hover_color(&mark));
        if mark.clicked() && self.state.filter.is_empty() {
            self.state.folds.set_open(row.entity, !row.is_open);
        }
    }

    fn paint_symbol(&self, ui: &Ui, rect: Rect, row: Row, is_selected: bool) {
        let color = match (is_selected, row.is_dimmed || !row.passes) {
            (_, true) => theme::TEXT_WEAK.gamma_multiply(0.6),
            (true, false) => theme::TEXT_STRONG,
            (false, false) => theme::TEXT_WEAK,
        };
        paint_icon(ui, rect, self.symbol_of(row.entity), color, 15.0);
    }

    /// The eye enables and disables. It is shown under the pointer, and where it is closed.
    fn eye_ui(&mut self, ui: &Ui, rect: Rect, row: Row, name: &str, is_near: bool) {
        let is_disabled = self.is_disabled(row.entity);
        let id = Id::unique(("hierarchy eye", row.entity.to_bits()));
        let verb = if is_disabled { "Enable" } else { "Disable" };
        let eye = ui.interact(rect, id, Sense::click()).on_hover_text(verb);
        eye.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb} {name}")));
        if eye.clicked() {
            let entities = self.state.selected.with(row.entity);
            let entities = entities.into_iter().map(EntityRef::Id).collect();
            self.commands.push(if is_disabled {
                EditorCommand::Enable(entities)
            } else {
                EditorCommand::Disable(entities)
            });
        }
        let icon = if is_disabled {
            icon::ICON_VISIBILITY_OFF.codepoint
        } else {
            icon::ICON_VISIBILITY.codepoint
        };
        if is_disabled || is_near || eye.hovered() {
            paint_icon(ui, rect, icon, hover_color(&eye), 14.0);
        }
    }
}

pub fn paint_background(ui: &Ui, rect: Rect, is_selected: bool, is_hovered: bool) {
    let color = match (is_selected, is_hovered) {
        (true, _) => theme::SELECTION,
        (false, true) => theme::RAISED,
        (false, false) => return,
    };
    let rect = rect.shrink2(vec2(2.0, 0.0));
    ui.painter().rect_filled(rect, theme::ROUNDING, color);
}

pub fn paint_icon(ui: &Ui, rect: Rect, icon: &str, color: Color32, size: f32) {
    let font = FontId::proportional(size);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, icon, font, color);
}

pub fn paint_name(ui: &Ui, rect: Rect, name: &str, color: Color32) {
    let text = WidgetText::from(RichText::new(name).color(color));
    let wrap = Some(TextWrapMode::Truncate);
    let galley = text.into_galley(ui, wrap, rect.width(), TextStyle::Body);
    let top = rect.center().y - galley.size().y * 0.5;
    ui.painter().galley(pos2(rect.left(), top), galley, color);
}

fn name_color(row: Row, is_selected: bool) -> Color32 {
    match (row.is_dimmed || !row.passes, is_selected) {
        (true, _) => theme::TEXT_WEAK.gamma_multiply(0.7),
        (false, true) => theme::TEXT_STRONG,
        (false, false) => theme::TEXT,
    }
}

fn hover_color(response: &Response) -> Color32 {
    if response.hovered() {
        response.ctx.set_cursor_icon(CursorIcon::PointingHand);
    }
    if response.hovered() {
        theme::TEXT_STRONG
    } else {
        theme::TEXT_WEAK
    }
}
