//! The status bar.

use super::BarContext;
use crate::shell::title::scene_title;
use crate::shell::widget::{icon_button, icon_text};
use playground_core_engine::{PlayMode, Severity};
use playground_core_ui::{EditorCommand, EditorState, Invoke, When, icon, theme, words};
use playground_graphics::egui::{Align, Button, Color32, Label, Layout, RichText, Ui};
use std::path::{Path, PathBuf};

/// A status bar that is narrower than this, in points, leaves out details.
const COMPACT: f32 = 800.0;

/// Draws the status bar.
pub fn status_bar_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    ui.spacing_mut().item_spacing.x = 16.0;
    let is_compact = ui.available_width() < COMPACT;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(8.0);
        figures_ui(ui, bar.state, is_compact);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(8.0);
            if bar.state.project.is_some() {
                play_ui(ui, bar.state);
                problems_ui(ui, bar);
                jobs_ui(ui, bar);
                scene_ui(ui, bar.state);
            }
        });
    });
}

fn weak(text: impl Into<String>) -> RichText {
    RichText::new(text).small().color(theme::TEXT_WEAK)
}

/// From right to left, the most important at the edge.
fn figures_ui(ui: &mut Ui, state: &EditorState, is_compact: bool) {
    if !state.renderer.is_empty() {
        let name = state.renderer.as_str();
        let name = words::renderer(name);
        let adapter = without_backend(&state.adapter);
        let both = format!("{name} · {adapter}");
        let tip = format!("Renderer and graphics adapter: {name} · {}", state.adapter);
        let text = if is_compact { name } else { both };
        ui.label(weak(text)).on_hover_text(tip);
    }
    if state.project.is_none() {
        return;
    }
    rate_ui(ui, state, is_compact);
    let entities = match state.entities {
        1 => "1 entity".to_owned(),
        count => format!("{} entities", words::count(count)),
    };
    ui.label(weak(entities));
}

/// The rate of frames means something while the world runs. At rest nothing is painted, so that the
/// time between two frames says how long nobody did anything.
fn rate_ui(ui: &mut Ui, state: &EditorState, is_compact: bool) {
    if state.play.mode != PlayMode::Play {
        let tip = "Nothing runs: a frame is drawn when something changes";
        ui.label(weak("idle")).on_hover_text(tip);
        return;
    }
    ui.label(weak(format!("{:.0} FPS", state.frames_per_s)))
        .on_hover_text("Frames drawn in the last second");
    if !is_compact {
        ui.label(weak(format!("{:.2} ms", state.frame.time_ms)))
            .on_hover_text("Time of all systems in the last frame");
    }
}

/// The name of an adapter without its graphics API, which the name of the renderer says.
fn without_backend(adapter: &str) -> &str {
    let ending = adapter.rfind(" (").filter(|_| adapter.ends_with(')'));
    let backend = |at: &usize| {
        let name = adapter[at + 2..].trim_end_matches(')');
        ["vulkan", "gl", "metal", "dx12"].contains(&name)
    };
    ending.filter(backend).map_or(adapter, |at| &adapter[..at])
}

fn play_ui(ui: &mut Ui, state: &EditorState) {
    let (symbol, color, word) = match state.play.mode {
        PlayMode::Edit => (icon::ICON_EDIT, theme::TEXT_WEAK, "Editing"),
        PlayMode::Play => (icon::ICON_PLAY_ARROW, theme::PLAY, "Playing"),
        PlayMode::Pause => (icon::ICON_PAUSE, theme::WARNING, "Paused"),
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(icon_text(symbol.codepoint, 14.0).color(color));
        let text = match state.play.mode {
            PlayMode::Edit => word.to_owned(),
            _ => format!(
                "{word} · step {} · {:.2} s",
                state.play.step, state.play.elapsed_s
            ),
        };
        ui.label(RichText::new(text).small().color(color));
        if state.play.captured {
            ui.label(weak("· Esc releases the mouse"));
        }
    });
}

fn problems_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    let count = |severity| {
        let all = bar.state.problems.iter();
        all.filter(|problem| problem.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let text = problems_text(errors, warnings);
    let (symbol, color): (_, Color32) = match (errors, warnings) {
        (0, 0) => (icon::ICON_CHECK, theme::TEXT_WEAK),
        (0, _) => (icon::ICON_WARNING, theme::WARNING),
        _ => (icon::ICON_ERROR, theme::ERROR),
    };
    let icon = icon_text(symbol.codepoint, 14.0).color(color);
    let button = Button::new((icon, RichText::new(&text).small().color(color)))
        .gap(4.0)
        .frame_when_inactive(false);
    let response = ui.add(button).on_hover_text("Show the problems");
    if response.accessible_name(&text).clicked() {
        bar.send(EditorCommand::ShowPanel("Problems".to_owned()));
    }
}

/// Running jobs, except builds, which the toolbar shows.
fn jobs_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    if !When::Idle.is_met(bar.state) {
        return;
    }
    let jobs = bar.state.jobs.iter();
    let known = jobs.filter_map(|job| Some((job, job.progress?)));
    for (job, progress) in known {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let subject = job.subject.rsplit('/').next().unwrap_or_default();
            let what = format!("{} {subject}", job.command);
            ui.label(weak(format!(
                "{} {:.0} %",
                what.trim_end(),
                progress * 100.0
            )))
            .on_hover_text(&job.subject);
            let name = format!("Cancel {}", job.command);
            if icon_button(ui, icon::ICON_CLOSE.codepoint, &name).clicked() {
                let cancel = EditorCommand::Cancel(Some(job.id));
                bar.sent.push(Invoke::Command(cancel));
            }
        });
    }
}

fn problems_text(errors: usize, warnings: usize) -> String {
    let counted = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    };
    match (errors, warnings) {
        (0, 0) => "No problems".to_owned(),
        (0, warnings) => counted(warnings, "warning"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => {
            format!(
                "{}, {}",
                counted(errors, "error"),
                counted(warnings, "warning")
            )
        }
    }
}

fn scene_ui(ui: &mut Ui, state: &EditorState) {
    /// The least width for a path, in points.
    const NARROW: f32 = 48.0;
    let Some(project) = &state.project else {
        return;
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if project.unsaved {
            let dot = icon_text(icon::ICON_FIBER_MANUAL_RECORD.codepoint, 10.0);
            ui.label(dot.color(theme::RELOAD));
            let text = format!("{} has unsaved changes", scene_title(project));
            let words = RichText::new(&text).small().color(theme::TEXT);
            ui.add(Label::new(words).truncate()).on_hover_text(text);
        }
    });
    if ui.available_width() < NARROW {
        return;
    }
    let path = short_path(&project.folder);
    let whole = project.folder.display().to_string();
    ui.add(Label::new(weak(path)).truncate())
        .on_hover_text(whole);
}

/// A path with `~` for the user's home folder.
fn short_path(path: &Path) -> String {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let below = home.and_then(|home| path.strip_prefix(home).ok());
    match below {
        Some(below) => Path::new("~").join(below).display().to_string(),
        None => path.display().to_string(),
    }
}
