//! [`table_ui`]: the systems of a stage as a table.

use crate::field::{COLUMNS, sorted};
use crate::profile::Profile;
use crate::profiler_view::ProfilerView;
use crate::words::{condition, panic_location, short};
use playground_core_ecs::{StageGraph, SystemNode, SystemState};
use playground_core_ui::words::{count, milliseconds};
use playground_core_ui::{
    EditorCommand, Table, number_cell, share_bar, source_button, text_cell, theme,
};
use playground_graphics::egui::{Label, RichText, Sense, Ui};
use playground_graphics::egui_extras::TableRow;
use std::path::{Path, PathBuf};

/// The systems of a stage; only visible rows cost anything.
pub fn table_ui(
    ui: &mut Ui,
    view: &mut ProfilerView,
    profile: &Profile,
    stage: &StageGraph,
    commands: &mut Vec<EditorCommand>,
) {
    let indexes = sorted(view.order, stage);
    let most_ms = stage.systems.iter().map(|node| node.times.mean_ms);
    let most_ms = most_ms.fold(0.0, f32::max);
    ui.spacing_mut().item_spacing.x = 5.0;
    let ProfilerView { order, chosen, .. } = view;
    let table = Table::new("systems", &COLUMNS).striped().clickable();
    table.show(ui, order, indexes.len(), |row, at| {
        let index = indexes[at];
        let node = &stage.systems[index];
        row.set_selected(*chosen == Some(node.id));
        system_row(row, (index, node), most_ms, profile, commands);
        if row.response().clicked() {
            let is_chosen = *chosen == Some(node.id);
            *chosen = (!is_chosen).then_some(node.id);
        }
    });
}

fn system_row(
    row: &mut TableRow<'_, '_>,
    (index, node): (usize, &SystemNode),
    most_ms: f32,
    profile: &Profile,
    commands: &mut Vec<EditorCommand>,
) {
    let times = &node.times;
    row.col(|ui| number_cell(ui, &(index + 1).to_string(), theme::TEXT_WEAK));
    row.col(|ui| name_ui(ui, node, commands));
    row.col(|ui| state_ui(ui, node, profile, commands));
    row.col(|ui| number_cell(ui, &milliseconds(times.last_ms), theme::TEXT));
    row.col(|ui| {
        share_bar(ui, times.mean_ms / most_ms.max(f32::MIN_POSITIVE));
        number_cell(ui, &milliseconds(times.mean_ms), theme::TEXT);
    });
    row.col(|ui| number_cell(ui, &milliseconds(times.max_ms), theme::TEXT_WEAK));
    row.col(|ui| number_cell(ui, &count(node.rows), theme::TEXT_WEAK));
    row.col(|ui| text_cell(ui, short(node.plugin), theme::TEXT_WEAK, node.plugin));
}

/// The name, behind a button that opens the source.
fn name_ui(ui: &mut Ui, node: &SystemNode, commands: &mut Vec<EditorCommand>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    source_button(ui, (Path::new(node.file), node.line), node.name, commands);
    text_cell(ui, node.name, theme::TEXT, "");
}

/// One word; for a system that is off its reason, and a click opens the source of the error.
fn state_ui(ui: &mut Ui, node: &SystemNode, profile: &Profile, commands: &mut Vec<EditorCommand>) {
    let (text, color, hint) = match &node.state {
        SystemState::Failed(why) => (format!("Failed: {why}"), theme::ERROR, why.clone()),
        SystemState::Refused(why) => (format!("Refused: {why}"), theme::ERROR, why.clone()),
        SystemState::Skipped => {
            let when = condition(&node.condition, &|id| profile.name(id));
            let hint = format!("It runs {when}");
            (format!("Skipped: runs {when}"), theme::TEXT_WEAK, hint)
        }
        SystemState::Ran => ("Ran".to_owned(), theme::PLAY, String::new()),
        SystemState::Waiting => ("Not run yet".to_owned(), theme::TEXT_WEAK, String::new()),
    };
    let is_off = matches!(node.state, SystemState::Failed(_) | SystemState::Refused(_));
    let label = Label::new(RichText::new(&text).color(color)).truncate();
    let label = if is_off {
        ui.add(label.sense(Sense::click()))
    } else {
        ui.add(label.selectable(false))
    };
    let label = if hint.is_empty() {
        label
    } else {
        label.on_hover_text(hint)
    };
    if is_off && label.clicked() {
        // The text of a panic has its location; otherwise the declaration is opened.
        let (file, line) = panic_location(&text).unwrap_or((node.file, node.line));
        commands.push(EditorCommand::OpenSource(PathBuf::from(file), line));
    }
}
