//! One component: its title, and its fields when it is open.

use super::InspectorUi;
use crate::field::{Attributes, Editor, Field, editor_of, field_ui, fields_ui, words_of};
use crate::layout::{self, paint_label};
use playground_base::{ComponentDescription, ErasedPool, FieldKind, Value};
use playground_core_ui::{paint_fold, theme};
use playground_graphics::egui::{Id, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

impl InspectorUi<'_> {
    pub(super) fn section_ui(&mut self, ui: &mut Ui, pool: &ErasedPool) {
        let description = pool.description();
        let is_open = self.title_ui(ui, pool);
        if !is_open {
            return;
        }
        let Some(values) = self.subject.values(self.world, pool) else {
            let text = "Its values cannot be shown: a row does not serialise.";
            ui.label(RichText::new(text).color(theme::ERROR));
            return;
        };
        let default = self.state.defaults.of(pool).cloned();
        let field = field_of(description, &values, default.as_ref());
        let before = ui.cursor().top();
        layout::indented(ui, |ui| {
            let is_shown = !self.state.only_changed || field.is_changed();
            if is_shown && !self.custom_ui(ui, description, &values) {
                return;
            }
            self.clips_ui(ui, description.name, &values);
            let editing = &mut self.editing();
            match (field.kind, editor_of(field.kind)) {
                (FieldKind::Struct([]), _) => note_ui(ui, "No fields"),
                (FieldKind::Struct(_), _) => fields_ui(ui, &field, editing),
                (_, Editor::Row(_) | Editor::Rows(_)) => field_ui(ui, &field, editing),
            }
        });
        layout::indented(ui, |ui| self.unread_fields_ui(ui, description.name));
        if self.state.only_changed && !field.is_changed() && ui.cursor().top() - before < 8.0 {
            note_ui(ui, "As in a new component");
        }
        ui.add_space(4.0);
    }

    /// The title, which folds the section; returns whether it is open.
    fn title_ui(&mut self, ui: &mut Ui, pool: &ErasedPool) -> bool {
        let description = pool.description();
        let name = description.short_name();
        let size = vec2(ui.available_width(), theme::ROW_HEIGHT + 2.0);
        let (_, rect) = ui.allocate_space(size);
        let menu = Rect::from_min_max(pos2(rect.right() - 24.0, rect.top()), rect.max);
        let id = Id::unique(("inspector section", description.name));
        let mut title_rect = rect;
        title_rect.max.x = menu.left();
        let title = ui.interact(title_rect, id, Sense::click());
        let words = words_of(name);
        title.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        // By the stable name: two components may share a short one.
        let closed = &mut self.state.closed_sections;
        let is_open = closed.contains(description.name) == title.clicked();
        if is_open {
            closed.remove(description.name)
        } else {
            closed.insert(description.name.to_owned())
        };
        let fill = if title.hovered() {
            theme::BORDER
        } else {
            theme::RAISED
        };
        ui.painter().rect_filled(rect, theme::ROUNDING, fill);
        let mark = Rect::from_min_size(rect.min, vec2(22.0, rect.height()));
        paint_fold(ui, mark, is_open, theme::TEXT_WEAK);
        let text = Rect::from_min_max(pos2(mark.right(), rect.top()), title_rect.max);
        paint_label(ui, text, &words, theme::TEXT_STRONG);
        title.on_hover_ui(|ui| description_ui(ui, description));
        self.section_menu_ui(ui, menu, pool);
        is_open
    }
}

/// The tooltip of a component: its name and its documentation.
pub fn description_ui(ui: &mut Ui, description: &ComponentDescription) {
    ui.set_max_width(280.0);
    ui.label(
        RichText::new(description.name)
            .small()
            .color(theme::TEXT_WEAK),
    );
    if !description.doc.is_empty() {
        ui.label(description.doc);
    }
}

/// The component as a field. Its path is the stable name, because two components may share a short
/// name.
fn field_of<'a>(
    description: &ComponentDescription,
    values: &'a [Value],
    default: Option<&'a Value>,
) -> Field<'a> {
    Field {
        label: "Value".to_owned(),
        path: description.name.to_owned(),
        kind: description.kind,
        attributes: Attributes::default(),
        values: values.iter().collect(),
        default,
        is_optional: false,
        is_read_only: !description.editable,
    }
}

fn note_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
}
