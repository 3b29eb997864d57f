//! [`table_ui`]: the systems of a stage as a table.

use crate::order::{Field, Order};
use crate::profile::Profile;
use crate::profiler_view::ProfilerView;
use crate::words::{condition, place_in, short};
use playground_base::egui::{
    Align, Button, Color32, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, vec2,
};
use playground_base::egui_extras::{Column, TableBuilder, TableRow};
use playground_core_ecs::{StageGraph, SystemNode, SystemState};
use playground_core_ui::words::{count, milliseconds};
use playground_core_ui::{Command, icon, theme};
use std::path::PathBuf;

/// Heads of the columns, and what they mean.
const HEADS: [(Field, &str, &str); 8] = [
    (Field::Place, "#", "The order in which they run"),
    (Field::Name, "System", "The system"),
    (Field::State, "State", "How its last run went"),
    (Field::Last, "Last", "Time of the last run"),
    (Field::Mean, "Mean", "Mean time of the last 240 runs"),
    (Field::Max, "Max", "The longest of the last 240 runs"),
    (Field::Rows, "Rows", "Entities that match its queries"),
    (Field::Plugin, "Plugin", "The plugin that has it"),
];

/// The systems of a stage; only visible rows cost anything.
pub fn table_ui(
    ui: &mut Ui,
    view: &mut ProfilerView,
    profile: &Profile,
    stage: &StageGraph,
    commands: &mut Vec<Command>,
) {
    let places = view.order.places(stage);
    let most_ms = stage.systems.iter().map(|node| node.times.mean_ms);
    let most_ms = most_ms.fold(0.0, f32::max);
    ScrollArea::horizontal().id_salt("systems").show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let number = || Column::exact(60.0);
        let text = |width| {
            let column = Column::initial(width).at_least(70.0);
            column.clip(true).resizable(true)
        };
        TableBuilder::new(ui)
            .id_salt("systems")
            .striped(true)
            .auto_shrink(false)
            .sense(Sense::click())
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Column::exact(24.0))
            .column(text(138.0))
            .column(text(92.0))
            .columns(number(), 4)
            .column(Column::remainder().at_least(90.0).clip(true))
            .header(theme::ROW_HEIGHT, |mut header| {
                for head in HEADS {
                    header.col(|ui| head_ui(ui, head, &mut view.order));
                }
            })
            .body(|body| {
                body.rows(theme::ROW_HEIGHT, places.len(), |mut row| {
                    let place = places[row.index()];
                    let node = &stage.systems[place];
                    row.set_selected(view.chosen == Some(node.id));
                    system_row(&mut row, (place, node), most_ms, profile, commands);
                    if row.response().clicked() {
                        let is_chosen = view.chosen == Some(node.id);
                        view.chosen = (!is_chosen).then_some(node.id);
                    }
                });
            });
    });
}

fn head_ui(ui: &mut Ui, (field, name, meaning): (Field, &str, &str), order: &mut Order) {
    let arrow = match (order.field == field, order.is_descending) {
        (true, true) => icon::ICON_ARROW_DOWNWARD.codepoint,
        (true, false) => icon::ICON_ARROW_UPWARD.codepoint,
        (false, _) => "",
    };
    let color = match order.field == field {
        true => theme::TEXT,
        false => theme::TEXT_WEAK,
    };
    let text = RichText::new(format!("{name} {arrow}").trim_end())
        .small()
        .color(color);
    let layout = match field {
        Field::Last | Field::Mean | Field::Max | Field::Rows => {
            Layout::right_to_left(Align::Center)
        }
        _ => Layout::left_to_right(Align::Center),
    };
    ui.with_layout(layout, |ui| {
        let head = ui.add(Button::new(text).frame(false));
        let head = head.on_hover_text(format!("{meaning}; click to sort"));
        if head.accessible_name(format!("Sort by {name}")).clicked() {
            *order = order.clicked(field);
        }
    });
}

fn system_row(
    row: &mut TableRow<'_, '_>,
    (place, node): (usize, &SystemNode),
    most_ms: f32,
    profile: &Profile,
    commands: &mut Vec<Command>,
) {
    let times = &node.times;
    row.col(|ui| number(ui, &(place + 1).to_string(), theme::TEXT_WEAK));
    row.col(|ui| name_ui(ui, node, commands));
    row.col(|ui| state_ui(ui, node, profile, commands));
    row.col(|ui| number(ui, &milliseconds(times.last_ms), theme::TEXT));
    row.col(|ui| {
        bar(ui, times.mean_ms / most_ms.max(f32::MIN_POSITIVE));
        number(ui, &milliseconds(times.mean_ms), theme::TEXT);
    });
    row.col(|ui| number(ui, &milliseconds(times.max_ms), theme::TEXT_WEAK));
    row.col(|ui| number(ui, &count(node.rows), theme::TEXT_WEAK));
    row.col(|ui| {
        let plugin = RichText::new(short(node.plugin)).color(theme::TEXT_WEAK);
        ui.add(Label::new(plugin).truncate().selectable(false))
            .on_hover_text(node.plugin);
    });
}

/// The name, behind a button that opens the source.
fn name_ui(ui: &mut Ui, node: &SystemNode, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let glyph = RichText::new(icon::ICON_OPEN_IN_NEW.codepoint).color(theme::TEXT_WEAK);
    let open = ui.add(Button::new(glyph).frame(false));
    let open = open.on_hover_text(format!("Opens {}:{}", node.file, node.line));
    let name = format!("Open the source of {}", node.name);
    if open.accessible_name(name).clicked() {
        commands.push(Command::OpenSource(PathBuf::from(node.file), node.line));
    }
    let text = RichText::new(node.name).color(theme::TEXT);
    ui.add(Label::new(text).truncate().selectable(false));
}

/// One word; of a system that is off the reason, where a click opens what it points at.
fn state_ui(ui: &mut Ui, node: &SystemNode, profile: &Profile, commands: &mut Vec<Command>) {
    let (text, color, hint) = match &node.state {
        SystemState::Failed(why) => (format!("Failed: {why}"), theme::ERROR, why.clone()),
        SystemState::Refused(why) => (format!("No place: {why}"), theme::ERROR, why.clone()),
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
    let label = match is_off {
        true => ui.add(label.sense(Sense::click())),
        false => ui.add(label.selectable(false)),
    };
    let label = match hint.is_empty() {
        true => label,
        false => label.on_hover_text(hint),
    };
    if is_off && label.clicked() {
        // A panic says where it was; else the declaration is the best that is known.
        let (file, line) = place_in(&text).unwrap_or((node.file, node.line));
        commands.push(Command::OpenSource(PathBuf::from(file), line));
    }
}

/// How large a share is, behind the number.
fn bar(ui: &Ui, share: f32) {
    let area = ui.max_rect().shrink2(vec2(0.0, 3.0));
    let width = area.width() * share.clamp(0.0, 1.0);
    let bar = Rect::from_min_size(area.min, vec2(width, area.height()));
    ui.painter()
        .rect_filled(bar, 2.0, theme::SELECTION.gamma_multiply(0.7));
}

fn number(ui: &mut Ui, text: &str, color: Color32) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(4.0);
        ui.add(Label::new(RichText::new(text).color(color)).selectable(false));
    });
}
