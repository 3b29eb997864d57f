//! [`detail_ui`]: everything about one generation.

use crate::difference_ui::difference_ui;
use crate::words::{ago, dry_run_text};
use playground_core_engine::{FieldChanges, GenerationCause, GenerationModule, ProjectGeneration};
use playground_core_ui::{
    EditorCommand, EditorState, When, icon, theme,
    words::{milliseconds, size},
};
use playground_graphics::egui::{Align, Button, Color32, Layout, RichText, Ui, vec2};

/// Everything about one generation, and the button that goes to it.
pub fn detail_ui(
    ui: &mut Ui,
    of: &ProjectGeneration,
    editor: &EditorState,
    now_s: u64,
    commands: &mut Vec<EditorCommand>,
) {
    head_ui(ui, of, editor, now_s, commands);
    ui.spacing_mut().item_spacing.y = 3.0;
    if !of.obstacle.is_empty() {
        let text = format!("It cannot run: {}.", of.obstacle);
        ui.label(RichText::new(text).color(theme::WARNING));
    }
    facts_ui(ui, of);
    ui.add_space(2.0);
    let folder = editor
        .project
        .as_ref()
        .map(|project| project.folder.clone());
    let is_first = editor.generations.all.last().map(|first| first.number) == Some(of.number);
    match (of.changes.is_empty(), is_first) {
        (true, true) => note_ui(
            ui,
            "It is the oldest one: there is none to compare it with.",
        ),
        (true, false) => note_ui(ui, "The sources of the project are the same as before."),
        _ => difference_ui(ui, &of.changes, &folder.unwrap_or_default(), commands),
    }
}

fn note_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).color(theme::TEXT_WEAK));
}

fn head_ui(
    ui: &mut Ui,
    of: &ProjectGeneration,
    editor: &EditorState,
    now_s: u64,
    commands: &mut Vec<EditorCommand>,
) {
    let size = vec2(ui.available_width(), 26.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        go_button(ui, of, editor, commands);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let title = format!("Generation {}", of.number);
            ui.label(RichText::new(title).strong().color(theme::TEXT_STRONG));
            let when = ago(of.unix_s, now_s);
            let text = match of.cause {
                GenerationCause::Start => format!("found at a start, {when}"),
                GenerationCause::Reload => when,
            };
            ui.label(RichText::new(text).color(theme::TEXT_WEAK));
        });
    });
}

fn go_button(
    ui: &mut Ui,
    of: &ProjectGeneration,
    editor: &EditorState,
    commands: &mut Vec<EditorCommand>,
) {
    if editor.generations.running == Some(of.number) {
        let text = format!("{} It runs", icon::ICON_PLAY_ARROW.codepoint);
        ui.label(RichText::new(text).color(theme::PLAY));
        return;
    }
    let is_idle = When::Idle.is_met(editor);
    let why = match (of.obstacle.as_str(), is_idle) {
        ("", true) => "",
        ("", false) => "A build is running: wait for it, or cancel it",
        (obstacle, _) => obstacle,
    };
    let text = format!("{} Go to this generation", icon::ICON_HISTORY.codepoint);
    let button = Button::new(RichText::new(text).color(theme::TEXT_STRONG)).fill(theme::SELECTION);
    let button = ui.add_enabled(why.is_empty(), button);
    let hint = "Runs this code without a build. The world follows, as in a reload";
    let button = button.on_hover_text(hint).on_disabled_hover_text(why);
    if button.accessible_name("Go to this generation").clicked() {
        let number = of.number.to_string();
        commands.push(EditorCommand::GoToGeneration(Some(number)));
    }
}

fn facts_ui(ui: &mut Ui, of: &ProjectGeneration) {
    let weak = |text: &str| RichText::new(text).small().color(theme::TEXT_WEAK);
    // All in one paragraph: the panel is wide and low.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 1.0);
        modules_ui(ui, of);
        if !of.stages.is_empty() {
            let stages = of.stages.iter();
            let stages = stages.map(|(name, ms)| format!("{name} {}", milliseconds(*ms)));
            let stages: Vec<String> = stages.collect();
            ui.label(weak(&stages.join(" · ")))
                .on_hover_text("The stages of the reload");
        }
        if of.memory_after_bytes > 0 {
            let text = format!(
                "dry run: {} · memory of the editor: {}",
                dry_run_text(of),
                size(of.memory_after_bytes)
            );
            ui.label(weak(&text));
        }
        for fields in &of.fields {
            fields_ui(ui, fields);
        }
    });
    let lines = |ui: &mut Ui, texts: &[String], color: Color32| {
        for text in texts {
            ui.label(RichText::new(text).small().color(color));
        }
    };
    lines(ui, &of.dry_run_warnings, theme::WARNING);
    lines(ui, &of.notes, theme::TEXT);
}

/// The modules that are new.
fn modules_ui(ui: &mut Ui, of: &ProjectGeneration) {
    let label = |ui: &mut Ui, text: &str| ui.label(RichText::new(text).small().color(theme::TEXT));
    let count = of.changed_modules().count();
    if count == of.modules.len() {
        let bytes = of.modules.iter().map(|module| module.size_bytes).sum();
        let text = format!("all {count} modules, {}", size(bytes));
        let names = of.modules.iter().map(|module| module.package.as_str());
        let names: Vec<&str> = names.collect();
        label(ui, &text).on_hover_text(names.join("\n"));
        return;
    }
    for module in of.changed_modules().take(MOST_MODULES) {
        let text = format!("{} {}", module.package, size(module.size_bytes));
        label(ui, &text).on_hover_text(versions_text(module));
    }
    if count > MOST_MODULES {
        label(ui, &format!("and {} more modules", count - MOST_MODULES));
    }
}

/// What happened to the fields of a component.
fn fields_ui(ui: &mut Ui, fields: &FieldChanges) {
    let text = |text: String, color: Color32| RichText::new(text).small().color(color);
    ui.label(text(fields.component.clone(), theme::TEXT));
    for (names, sign, color) in [
        (&fields.gained, "+", theme::PLAY),
        (&fields.lost, "−", theme::ERROR),
        (&fields.renamed, "", theme::TEXT),
    ] {
        for name in names {
            ui.label(text(format!("{sign}{name}"), color));
        }
    }
}

/// The most modules that are listed by name.
const MOST_MODULES: usize = 6;

/// The versions of contracts and models, one a line.
fn versions_text(module: &GenerationModule) -> String {
    let line = |(name, version): &(String, u32)| format!("{name} {version:08x}");
    let all = module.contracts.iter().chain(&module.models);
    let lines: Vec<String> = [module.file_name.clone()]
        .into_iter()
        .chain(all.map(line))
        .collect();
    lines.join("\n")
}
