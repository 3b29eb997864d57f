//! [`comparison_ui`]: what differs between two versions of the scene, beside the dock.

use super::BarContext;
use crate::shell::widget::{icon_button, plain_button};
use playground_core_ui::{
    ArgumentDialog, ComparedPart, ComparedVersion, Comparison, EditorCommand, EmptyState, Invoke,
    icon, theme,
};
use playground_graphics::egui::{
    self, Align, Button, Color32, Frame, Label, Layout, Margin, Rect, RichText, ScrollArea, Sense,
    Ui, UiBuilder, vec2,
};

/// More parts are counted and not listed: nobody reads them, and each costs in every frame.
const MOST: usize = 500;
/// The height of a part: its name, and its values below.
const PART_HEIGHT: f32 = theme::ROW_HEIGHT * 2.0;

/// Draws the comparison, if there is one.
pub fn comparison_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    let state = bar.state;
    let Some(comparison) = &state.comparison else {
        return;
    };
    let frame = Frame::new()
        .fill(theme::PANEL)
        .inner_margin(Margin::same(theme::MARGIN as i8));
    egui::Panel::right("comparison")
        .frame(frame)
        .resizable(true)
        .default_size(340.0)
        .min_size(240.0)
        .max_size(560.0)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            header_ui(ui, comparison, bar);
            versions_ui(ui, comparison, bar);
            if !state.conflicts.is_empty() {
                let decide = ui.add(plain_button("Decide About Conflicts…"));
                if decide.clicked() {
                    bar.sent.push(Invoke::OpenDialog(ArgumentDialog::Conflicts));
                }
            }
            if let Some(error) = &comparison.error {
                ui.add(Label::new(RichText::new(error).color(theme::WARNING)).wrap());
            }
            counts_ui(ui, comparison, bar);
            parts_ui(ui, comparison, bar);
        });
}

fn header_ui(ui: &mut Ui, comparison: &Comparison, bar: &mut BarContext<'_>) {
    ui.horizontal(|ui| {
        ui.label(
            RichText::new("Comparison")
                .strong()
                .color(theme::TEXT_STRONG),
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = icon_button(ui, icon::ICON_CLOSE.codepoint, "End the comparison");
            if close.clicked() {
                bar.send(EditorCommand::EndComparison);
            }
        });
    });
    let sides = [
        ("Before", &comparison.before, theme::REMOVED),
        ("After", &comparison.after, theme::ADDED),
    ];
    for (side, title, color) in sides {
        ui.horizontal(|ui| {
            let (area, _) = ui.allocate_exact_size(vec2(8.0, 16.0), Sense::hover());
            ui.painter().circle_filled(area.center(), 4.0, color);
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(44.0, 16.0), layout, |ui| {
                ui.set_min_width(44.0);
                ui.label(RichText::new(side).color(theme::TEXT_WEAK));
            });
            let title = Label::new(RichText::new(title).color(theme::TEXT)).truncate();
            ui.add(title);
        });
    }
}

/// The switch between the versions.
fn versions_ui(ui: &mut Ui, comparison: &Comparison, bar: &mut BarContext<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = (ui.available_width() - 4.0) / 3.0;
        for version in ComparedVersion::ALL {
            let hint = match version {
                ComparedVersion::Before => "Shows the version before in the viewport",
                ComparedVersion::Both => {
                    "Shows the version after, and what was otherwise before, see-through"
                }
                ComparedVersion::After => "Shows the version after in the viewport",
            };
            let is_shown = comparison.shown == version;
            let button = Button::selectable(is_shown, version.choice().title)
                .min_size(vec2(width, 26.0))
                .frame_when_inactive(true);
            let button = ui.add(button).on_hover_text(hint);
            if button.clicked() && !is_shown {
                bar.send(EditorCommand::ShowCompared(version));
            }
        }
    });
}

fn counts_ui(ui: &mut Ui, comparison: &Comparison, bar: &mut BarContext<'_>) {
    if comparison.parts.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        let text = match comparison.parts.len() {
            1 => "1 part differs".to_owned(),
            many => format!("{many} parts differ"),
        };
        ui.label(RichText::new(text).color(theme::TEXT_WEAK));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !comparison.is_open_scene {
                return;
            }
            let all = ui.button("Take All Over");
            let hint = "The open scene becomes as it was before; undo takes it back";
            if all.on_hover_text(hint).clicked() {
                bar.send(EditorCommand::TakeOver(None));
            }
        });
    });
}

fn parts_ui(ui: &mut Ui, comparison: &Comparison, bar: &mut BarContext<'_>) {
    if comparison.parts.is_empty() {
        let check = icon::ICON_CHECK_CIRCLE.codepoint;
        let hint = "Both versions say the same.";
        return EmptyState::new(check, "Nothing differs", hint).show(ui);
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut owner = None;
        for (at, part) in comparison.parts.iter().enumerate().take(MOST) {
            if owner != Some(part.entity) {
                owner = Some(part.entity);
                owner_ui(ui, part);
            }
            part_ui(ui, comparison, (at, part), bar);
        }
        if comparison.parts.len() > MOST {
            let rest = format!("and {} more", comparison.parts.len() - MOST);
            ui.label(RichText::new(rest).color(theme::TEXT_WEAK));
        }
    });
}

/// How a part differs: its sign and its colour.
const fn sign_of(part: &ComparedPart) -> (&'static str, Color32) {
    match (&part.before, &part.after) {
        (None, _) => ("+", theme::ADDED),
        (_, None) => ("\u{2212}", theme::REMOVED),
        _ => ("~", theme::CHANGED),
    }
}

fn owner_ui(ui: &mut Ui, part: &ComparedPart) {
    ui.add_space(4.0);
    let is_whole = part.part.is_empty();
    let color = if is_whole {
        sign_of(part).1
    } else {
        theme::TEXT_STRONG
    };
    let name = RichText::new(&part.owner).strong().color(color);
    ui.add(Label::new(name).truncate());
}

fn part_ui(
    ui: &mut Ui,
    comparison: &Comparison,
    (at, part): (usize, &ComparedPart),
    bar: &mut BarContext<'_>,
) {
    let number = at as u64 + 1;
    let size = vec2(ui.available_width(), PART_HEIGHT);
    let (area, row) = ui.allocate_exact_size(size, Sense::click());
    let title = match (part.part.as_str(), &part.before) {
        ("", None) => "Added",
        ("", Some(_)) => "Removed",
        (part, _) => part,
    };
    let row = row.accessible_name(format!("{}, {title}", part.owner));
    let fill = match (comparison.current == Some(at), row.hovered()) {
        (true, _) => theme::SELECTION,
        (false, true) => theme::RAISED,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(area, theme::ROUNDING, fill);
    let (sign, color) = sign_of(part);
    let lines = area.shrink2(vec2(6.0, 2.0));
    let upper = Rect::from_min_size(lines.min, vec2(lines.width(), lines.height() * 0.5));
    let lower = Rect::from_min_max(upper.left_bottom(), lines.max);
    line_ui(ui, upper, |ui| {
        ui.label(RichText::new(sign).monospace().color(color));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if comparison.is_open_scene {
                let name = "Take over what was before";
                if icon_button(ui, icon::ICON_UNDO.codepoint, name).clicked() {
                    bar.send(EditorCommand::TakeOver(Some(number)));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(title).color(theme::TEXT)).truncate());
            });
        });
    });
    line_ui(ui, lower, |ui| {
        ui.add_space(14.0);
        let values = RichText::new(values_text(part)).monospace();
        let values = values.size(11.0).color(theme::TEXT_WEAK);
        ui.add(Label::new(values).truncate());
    });
    let row = row.on_hover_ui(|ui| whole_ui(ui, part));
    if row.clicked() {
        bar.send(EditorCommand::ShowDifference(number));
    }
}

fn line_ui(ui: &mut Ui, area: Rect, add: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new()
        .max_rect(area)
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, add);
}

/// `before → after`; of what only one version has, the value.
fn values_text(part: &ComparedPart) -> String {
    match (&part.before, &part.after) {
        (Some(before), Some(after)) => format!("{before} \u{2192} {after}"),
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) => String::new(),
    }
}

/// The whole values, one below the other.
fn whole_ui(ui: &mut Ui, part: &ComparedPart) {
    ui.set_max_width(420.0);
    let sides = [
        ("Before", &part.before, theme::REMOVED),
        ("After", &part.after, theme::ADDED),
    ];
    for (side, value, color) in sides {
        ui.label(RichText::new(side).color(color));
        let value = value.as_deref().unwrap_or("not there");
        ui.add(Label::new(RichText::new(value).monospace()).wrap());
    }
}
