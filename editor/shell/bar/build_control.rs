//! Build & Reload: the main button, the progress and the outcome.

use super::BarContext;
use crate::shell::action::shortcut_text;
use crate::shell::reload_watch::Outcome;
use crate::shell::widget::{badge, has_room_for_words, icon_button, icon_text, obstacle_text};
use playground_core_engine::BuildStatus;
use playground_core_ui::{EditorCommand, icon, theme};
use playground_graphics::egui::{
    Align2, Button, FontId, Label, Rect, Response, RichText, Role, Sense, Spinner, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

const WIDTH: f32 = 176.0;

/// Width without text.
const COMPACT_WIDTH: f32 = 64.0;
const HEIGHT: f32 = 30.0;

/// Draws it, and returns the right end of the part with a fixed width, in points from the left.
pub fn build_control_ui(ui: &mut Ui, bar: &mut BarContext<'_>, is_compact: bool) -> f32 {
    let width = if is_compact { COMPACT_WIDTH } else { WIDTH };
    let end = match &bar.state.build {
        BuildStatus::Idle | BuildStatus::Stale(_) => main_button_ui(ui, bar, is_compact),
        BuildStatus::Building { done, total, .. } => {
            let part = *done as f32 / (*total).max(1) as f32;
            let text = match &bar.state.preparing {
                Some(project) => format!("Preparing {project}"),
                None => format!("Building {done} / {total}"),
            };
            progress_ui(ui, width, part, &text)
        }
        BuildStatus::Reloading(stage) => {
            progress_ui(ui, width, 1.0, &format!("Reloading: {stage}"))
        }
    }
    .rect
    .right();
    ui.add_space(8.0);
    beside_ui(ui, bar);
    end
}

fn main_button_ui(ui: &mut Ui, bar: &mut BarContext<'_>, is_compact: bool) -> Response {
    let Some(action) = bar.action("Build & Reload") else {
        return ui.label("");
    };
    // It stands out while there is something to build.
    let is_stale = matches!(bar.state.build, BuildStatus::Stale(_));
    let (color, ink, symbol_ink) = match (action.enabled, is_stale) {
        (true, true) => (theme::RELOAD, theme::BACKGROUND, theme::BACKGROUND),
        (true, false) => (theme::RAISED, theme::TEXT, theme::RELOAD),
        (false, _) => (theme::RAISED, theme::TEXT_WEAK, theme::TEXT_WEAK),
    };
    let text = RichText::new(&action.name).size(14.0).color(ink).strong();
    let symbol = icon_text(action.icon, 18.0).color(symbol_ink);
    let (button, width) = if is_compact {
        (Button::new(symbol), COMPACT_WIDTH)
    } else {
        (Button::new((symbol, text)), WIDTH)
    };
    let button = button
        .fill(color)
        .stroke(Stroke::NONE)
        .gap(6.0)
        .corner_radius(theme::ROUNDING + 2)
        .min_size(vec2(width, HEIGHT));
    let keys: Vec<String> = action.shortcuts.iter().map(shortcut_text).collect();
    let tip = format!(
        "Build what changed and swap it while the world runs ({})",
        keys.join(" or ")
    );
    let response = ui.add_enabled(action.enabled, button);
    if response.hovered() {
        let glow = Stroke::new(1.5, theme::TEXT_STRONG.gamma_multiply(0.7));
        let rounding = f32::from(theme::ROUNDING + 2);
        let kind = playground_graphics::egui::StrokeKind::Inside;
        ui.painter()
            .rect_stroke(response.rect, rounding, glow, kind);
    }
    let response = response
        .on_hover_text(&tip)
        .on_disabled_hover_text(obstacle_text(&action))
        .accessible_name(&action.name);
    if response.clicked() {
        bar.sent.push(action.invoke);
    }
    response
}

/// A progress bar of the size of the main button. If it is too small for its text, a tooltip has
/// it.
fn progress_ui(ui: &mut Ui, width: f32, part: f32, text: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, text));
    let rounding = f32::from(theme::ROUNDING + 2);
    let painter = ui.painter();
    painter.rect_filled(rect, rounding, theme::RAISED);
    let done = rect.left() + rect.width() * part.clamp(0.0, 1.0);
    let filled = Rect::from_min_max(rect.min, pos2(done, rect.bottom()));
    painter
        .with_clip_rect(filled.intersect(ui.clip_rect()))
        .rect_filled(rect, rounding, theme::RELOAD.gamma_multiply(0.35));
    let middle = rect.left_center() + vec2(36.0, 0.0);
    let font = FontId::proportional(13.0);
    let at = if width < WIDTH {
        rect.center()
    } else {
        painter.text(middle, Align2::LEFT_CENTER, text, font, theme::TEXT_STRONG);
        rect.left_center() + vec2(20.0, 0.0)
    };
    let spinner = Rect::from_center_size(at, vec2(14.0, 14.0));
    Spinner::new().color(theme::RELOAD).paint_at(ui, spinner);
    response.on_hover_text(text)
}

/// The text beside the button.
fn beside_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    match &bar.state.build {
        BuildStatus::Building {
            current, elapsed_s, ..
        } => {
            if icon_button(ui, icon::ICON_CLOSE.codepoint, "Cancel Build").clicked() {
                bar.send(EditorCommand::Cancel(None));
            }
            let follows = match bar.state.preparing {
                Some(_) => "Its window opens in place of this one.  ",
                None => "",
            };
            let text = format!("{follows}{current}  {elapsed_s:.1} s");
            let text = RichText::new(text).small().color(theme::TEXT_WEAK);
            if has_room_for_words(ui) {
                ui.add(Label::new(text).truncate());
            }
        }
        BuildStatus::Reloading(_) => {}
        // The main button stands out; there is room for one of the two.
        BuildStatus::Stale(_) if bar.state.generations.older_running().is_some() => {}
        BuildStatus::Stale(packages) => {
            let tip = format!("Changed since the last build: {}", packages.join(", "));
            let symbol = icon::ICON_EDIT.codepoint;
            badge(ui, symbol, "Sources changed", theme::RELOAD).on_hover_text(tip);
        }
        BuildStatus::Idle => {}
    }
    older_ui(ui, bar);
    if matches!(bar.state.build, BuildStatus::Idle | BuildStatus::Stale(_)) {
        outcome_ui(ui, bar);
    }
}

/// Says that the code is not that of the sources; a click shows the generations.
fn older_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    let generations = &bar.state.generations;
    let (Some(older), Some(latest)) = (generations.older_running(), generations.latest()) else {
        return;
    };
    let text = format!("Generation {older} of {latest} runs");
    let symbol = icon_text(icon::ICON_COMMIT.codepoint, 16.0).color(theme::RELOAD);
    let words = RichText::new(&text).color(theme::RELOAD);
    let button = if has_room_for_words(ui) {
        Button::new((symbol, words)).truncate()
    } else {
        Button::new(symbol)
    };
    let button = button
        .fill(theme::RELOAD.gamma_multiply(0.16))
        .corner_radius(12)
        .gap(4.0);
    let tip = format!(
        "{text}: the sources on disk are newer. Build & Reload returns to them.\nClick to see the \
         generations."
    );
    let pill = ui.add(button).on_hover_text(tip);
    if pill.accessible_name(&text).clicked() {
        bar.send(EditorCommand::ShowPanel("Generations".to_owned()));
    }
}

fn outcome_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    let Some(outcome) = bar.reload.outcome(bar.state, ui.input(|i| i.time)) else {
        return;
    };
    match outcome {
        Outcome::Good(text) => {
            badge(ui, icon::ICON_CHECK_CIRCLE.codepoint, &text, theme::PLAY).on_hover_text(text);
        }
        Outcome::Neutral(text) => {
            badge(ui, icon::ICON_INFO.codepoint, &text, theme::TEXT_WEAK).on_hover_text(text);
        }
        Outcome::Bad { text, reason } => {
            let symbol = icon_text(icon::ICON_ERROR.codepoint, 16.0).color(theme::ERROR);
            let words = RichText::new(&text).color(theme::ERROR);
            let button = if has_room_for_words(ui) {
                Button::new((symbol, words)).truncate()
            } else {
                Button::new(symbol)
            };
            let button = button
                .fill(theme::ERROR.gamma_multiply(0.16))
                .corner_radius(12)
                .gap(4.0);
            let tip = format!("{reason}\nClick to see the problems.");
            if ui
                .add(button)
                .on_hover_text(tip)
                .accessible_name(&text)
                .clicked()
            {
                bar.send(EditorCommand::ShowPanel("Problems".to_owned()));
            }
        }
    }
}
