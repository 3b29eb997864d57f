//! What no module can read, as dimmed rows.

use super::InspectorUi;
use crate::layout::plain_row_ui;
use playground_core_engine::UnreadValue;
use playground_core_ui::{EditorCommand, icon, theme};
use playground_graphics::egui::{Align, Button, Label, Layout, RichText, Ui};

/// One row: several entities may share it.
struct UnreadRow<'a> {
    /// Stable name of the component, or of the field.
    name: &'a str,
    /// The text of all entities; `None` when it differs.
    text: Option<&'a str>,
    reason: &'a str,
}

impl InspectorUi<'_> {
    /// The fields of a component that no module can read, or the value of the whole.
    pub(super) fn unread_fields_ui(&mut self, ui: &mut Ui, component: &str) {
        let unread = self.unread;
        for row in rows(unread, |name| path_in(name, component).is_some()) {
            let label = match path_in(row.name, component).unwrap_or_default() {
                "" => "Value",
                path => path,
            };
            self.unread_row_ui(ui, label, &row);
        }
    }

    /// What belongs to no component that is shown.
    pub(super) fn unread_components_ui(&mut self, ui: &mut Ui) {
        let (unread, subject) = (self.unread, self.subject);
        let is_shown = |name: &str| {
            let mut pools = subject.shared.iter();
            pools.any(|pool| path_in(name, pool.description().name).is_some())
        };
        let rows = rows(unread, |name| !is_shown(name));
        if rows.is_empty() {
            return;
        }
        ui.add_space(theme::MARGIN * 0.5);
        let title = RichText::new("Kept as text").color(theme::TEXT_WEAK);
        ui.label(title).on_hover_text(
            "No module can read these. They are saved with the scene, and come back with a module that \
             can read them",
        );
        for row in rows {
            let short = row.name.rsplit("::").next().unwrap_or_default();
            self.unread_row_ui(ui, short, &row);
        }
    }

    fn unread_row_ui(&mut self, ui: &mut Ui, label: &str, row: &UnreadRow<'_>) {
        let mut is_dropped = false;
        plain_row_ui(ui, (row.name, label), self.values_x, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let cross = RichText::new(icon::ICON_CLOSE.codepoint).color(theme::TEXT_WEAK);
                let button = ui.add(Button::new(cross).frame_when_inactive(false));
                let name = format!("Drop {label}");
                is_dropped = button.on_hover_text(&name).accessible_name(&name).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = row.text.unwrap_or("different texts");
                    let text = RichText::new(text).italics().color(theme::TEXT_WEAK);
                    ui.add(Label::new(text).truncate())
                        .on_hover_ui(|ui| tooltip_ui(ui, row));
                });
            });
        });
        if is_dropped {
            let command = EditorCommand::DropUnread(self.refs(), row.name.to_owned());
            self.commands.push(command);
        }
    }
}

fn tooltip_ui(ui: &mut Ui, row: &UnreadRow<'_>) {
    ui.set_max_width(280.0);
    ui.label(RichText::new(row.name).small().color(theme::TEXT_WEAK));
    if let Some(text) = row.text {
        ui.label(text);
    }
    let reason = format!("Kept as text: {}", row.reason);
    ui.label(RichText::new(reason).color(theme::TEXT_WEAK));
}

/// The rows with such a name, in order of their names.
fn rows(unread: &[UnreadValue], is_wanted: impl Fn(&str) -> bool) -> Vec<UnreadRow<'_>> {
    let mut rows: Vec<UnreadRow<'_>> = Vec::new();
    for value in unread.iter().filter(|value| is_wanted(&value.name)) {
        match rows.iter_mut().find(|row| row.name == value.name) {
            Some(row) => row.text = row.text.filter(|text| *text == value.text),
            None => rows.push(UnreadRow {
                name: &value.name,
                text: Some(&value.text),
                reason: &value.reason,
            }),
        }
    }
    rows.sort_by_key(|row| row.name);
    rows
}

/// The path of a field in `crate::Type.field`; empty for the component itself.
fn path_in<'n>(name: &'n str, component: &str) -> Option<&'n str> {
    let rest = name.strip_prefix(component)?;
    if rest.is_empty() {
        return Some("");
    }
    rest.strip_prefix('.')
}
