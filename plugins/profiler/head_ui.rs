//! [`head_ui`]: the stages, warnings and the number of threads.

use crate::profile::Profile;
use crate::profiler_view::ProfilerView;
use crate::words::short;
use playground_core_ecs::{Stage, StageGraph, SystemEdge, SystemState};
use playground_core_ui::{icon, theme, words::milliseconds};
use playground_graphics::egui::{Align, Button, Label, Layout, RichText, Ui};

/// One button for each stage; at the right the warnings and the number of threads.
pub fn head_ui(ui: &mut Ui, view: &mut ProfilerView, profile: &Profile, shown: &StageGraph) {
    ui.horizontal(|ui| {
        for stage in &profile.graph.stages {
            stage_ui(ui, view, stage, stage.stage == shown.stage);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let threads = match profile.graph.threads {
                1 => "1 thread".to_owned(),
                count => format!("{count} threads"),
            };
            ui.add(Label::new(RichText::new(threads).color(theme::TEXT_WEAK)).extend())
                .on_hover_text("Threads that systems run on");
            failures_ui(ui, shown);
            ambiguities_ui(ui, shown);
        });
    });
}

/// What a stage is called, and when it runs.
pub const fn title(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Start => ("Start", "Once, when play starts"),
        Stage::Fixed => ("Fixed", "60 times a second, whatever the frame rate"),
        Stage::Update => ("Update", "Once a frame"),
    }
}

fn stage_ui(ui: &mut Ui, view: &mut ProfilerView, stage: &StageGraph, is_shown: bool) {
    let (name, when) = title(stage.stage);
    let time = match stage.times.runs {
        0 => String::new(),
        _ => format!("  {}", milliseconds(stage.times.mean_ms)),
    };
    let color = match (is_shown, stage.systems.is_empty()) {
        (true, _) => theme::TEXT_STRONG,
        (false, true) => theme::TEXT_WEAK,
        (false, false) => theme::TEXT,
    };
    let text = RichText::new(format!("{name}{time}")).color(color);
    let count = stage.systems.len();
    let button = ui.add(Button::selectable(is_shown, text));
    let hint = format!("{when}; {count} systems in {} batches", stage.batches);
    let button = button.on_hover_text(hint);
    if button
        .accessible_name(format!("Show stage {name}"))
        .clicked()
    {
        view.stage = Some(stage.stage);
    }
}

fn failures_ui(ui: &mut Ui, stage: &StageGraph) {
    let is_off =
        |state: &SystemState| matches!(state, SystemState::Failed(_) | SystemState::Refused(_));
    let off = stage.systems.iter().filter(|node| is_off(&node.state));
    let names: Vec<&str> = off.map(|node| node.name).collect();
    if !names.is_empty() {
        let text = format!("{} {} off", icon::ICON_ERROR.codepoint, names.len());
        ui.label(RichText::new(text).color(theme::ERROR))
            .on_hover_text(names.join("\n"));
    }
}

fn ambiguities_ui(ui: &mut Ui, stage: &StageGraph) {
    let ambiguous: Vec<&SystemEdge> = stage.edges.iter().filter(|edge| edge.ambiguous).collect();
    if ambiguous.is_empty() {
        return;
    }
    let noun = if ambiguous.len() == 1 {
        "pair"
    } else {
        "pairs"
    };
    let text = format!(
        "{} {} {noun} without order",
        icon::ICON_WARNING.codepoint,
        ambiguous.len()
    );
    let label = ui.label(RichText::new(text).color(theme::WARNING));
    label.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        ui.label(
            "These access the same component, and one of them writes it. Without a declared order \
             they run as listed. Declare it with `after` or `before`.",
        );
        for edge in ambiguous.iter().take(12) {
            let pair = names_of(stage, edge);
            let components = edge.conflicts.iter().map(|conflict| short(conflict.name));
            let components = components.collect::<Vec<_>>().join(", ");
            ui.label(RichText::new(format!("{pair}: {components}")).color(theme::TEXT_WEAK));
        }
        if let Some(rest) = ambiguous.len().checked_sub(12).filter(|rest| *rest > 0) {
            ui.label(RichText::new(format!("and {rest} more")).color(theme::TEXT_WEAK));
        }
    });
}

fn names_of(stage: &StageGraph, edge: &SystemEdge) -> String {
    let name = |at: usize| stage.systems.get(at).map_or("", |node| node.name);
    format!("{}, then {}", name(edge.from), name(edge.to))
}
