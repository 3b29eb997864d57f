//! [`detail_ui`]: everything about one generation.

use crate::difference_ui::difference_ui;
use crate::words::{ago, dry_run_text};
use playground_base::egui::{Align, Button, Color32, Layout, RichText, Ui, vec2};
use playground_core_engine::{GenerationCause, GenerationModule, ProjectGeneration};
use playground_core_ui::{
    EditorCommand, EditorState, When, icon, theme,
    words::{milliseconds, size},
};

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
    difference_ui(ui, &of.changes, &folder.unwrap_or_default(), commands);
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
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for module in of.changed_modules().take(MOST_MODULES) {
            let text = format!("{} {}", module.package, size(module.size_bytes));
            ui.label(weak(&text)).on_hover_text(versions_text(module));
        }
        let rest = of.changed_modules().count().saturating_sub(MOST_MODULES);
        if rest > 0 {
            ui.label(weak(&format!("and {rest} more modules")));
        }
    });
    if !of.stages.is_empty() {
        let stages = of.stages.iter();
        let stages = stages.map(|(name, ms)| format!("{name} {}", milliseconds(*ms)));
        let stages: Vec<String> = stages.collect();
        ui.label(weak(&stages.join("  ·  ")))
            .on_hover_text("The stages of the reload");
    }
    for fields in &of.fields {
        let parts = [
            (&fields.gained, "+", theme::PLAY),
            (&fields.lost, "−", theme::ERROR),
            (&fields.renamed, "", theme::TEXT),
        ];
        ui.horizontal_wrapped(|ui| {
            ui.label(weak(&fields.component));
            for (names, sign, color) in parts {
                for name in names {
                    ui.label(RichText::new(format!("{sign}{name}")).small().color(color));
                }
            }
        });
    }
    let lines = |ui: &mut Ui, texts: &[String], color: Color32| {
        for text in texts {
            ui.label(RichText::new(text).small().color(color));
        }
    };
    lines(ui, &of.dry_run_warnings, theme::WARNING);
    lines(ui, &of.notes, theme::TEXT);
    if of.memory_after_bytes > 0 {
        let text = format!(
            "dry run: {}  ·  memory of the editor: {}",
            dry_run_text(of),
            size(of.memory_after_bytes)
        );
        ui.label(weak(&text));
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
