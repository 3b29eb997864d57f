//! [`report_ui`]: how the last reload went.

use crate::stages::pieces;
use playground_core_ecs::MigrationReport;
use playground_core_engine::{ReloadOutcome, ReloadReport, StageTime};
use playground_core_ui::{EditorCommand, icon, theme, words::milliseconds};
use playground_graphics::egui::{
    Color32, Frame, Margin, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2,
};

const BAR_HEIGHT: f32 = 8.0;

/// How the last reload went: outcome, stages, and what happened to data.
pub fn report_ui(ui: &mut Ui, report: &ReloadReport, commands: &mut Vec<EditorCommand>) {
    let frame = Frame::NONE
        .fill(theme::FIELD)
        .corner_radius(theme::ROUNDING)
        .inner_margin(Margin::same(theme::MARGIN as i8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        outcome_ui(ui, report, commands);
        if !report.stages.is_empty() {
            bar_ui(ui, &report.stages);
            legend_ui(ui, &report.stages);
        }
        data_ui(ui, report);
    });
}

fn outcome_ui(ui: &mut Ui, report: &ReloadReport, commands: &mut Vec<EditorCommand>) {
    let (glyph, color, text) = outcome(report);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(glyph).size(15.0).color(color));
        ui.label(RichText::new(text).color(theme::TEXT_STRONG));
        ui.label(RichText::new(milliseconds(report.total_ms)).color(theme::TEXT_WEAK));
    });
    if let ReloadOutcome::Failed {
        reason, restart, ..
    } = &report.outcome
    {
        let reason = RichText::new(reason).monospace().color(theme::TEXT);
        ScrollArea::vertical()
            .id_salt("reason")
            .max_height(90.0)
            .show(ui, |ui| ui.label(reason));
        ui.label(RichText::new("The code before it goes on.").color(theme::TEXT_WEAK));
        let hint = "Saves, builds, and starts the editor again with this project";
        if *restart
            && ui
                .button("Restart the editor")
                .on_hover_text(hint)
                .clicked()
        {
            commands.push(EditorCommand::Restart);
        }
    }
}

fn outcome(report: &ReloadReport) -> (&'static str, Color32, String) {
    let (good, bad, stopped) = (icon::ICON_CHECK_CIRCLE, icon::ICON_ERROR, icon::ICON_BLOCK);
    match &report.outcome {
        ReloadOutcome::Done => (
            good.codepoint,
            theme::PLAY,
            format!("Reloaded {}", names(report)),
        ),
        ReloadOutcome::Unchanged => (
            good.codepoint,
            theme::TEXT_WEAK,
            "Nothing had changed".to_owned(),
        ),
        ReloadOutcome::Failed { stage, .. } => (
            bad.codepoint,
            theme::ERROR,
            format!("The last reload failed at: {stage}"),
        ),
        ReloadOutcome::Cancelled => (
            stopped.codepoint,
            theme::WARNING,
            "The last reload was cancelled".to_owned(),
        ),
    }
}

fn names(report: &ReloadReport) -> String {
    let modules = report.modules.iter();
    let names = modules.map(|(package, generation)| format!("{package} (generation {generation})"));
    names.collect::<Vec<_>>().join(", ")
}

fn bar_ui(ui: &mut Ui, stages: &[StageTime]) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), BAR_HEIGHT), Sense::hover());
    for piece in pieces(stages, area.width()) {
        let left = area.left() + piece.left;
        let right = (left + piece.width - 1.0).min(area.right());
        let part = Rect::from_min_max(pos2(left, area.top()), pos2(right, area.bottom()));
        ui.painter().rect_filled(part, 1.0, piece.color);
    }
}

fn legend_ui(ui: &mut Ui, stages: &[StageTime]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (stage, piece) in stages.iter().zip(pieces(stages, 1.0)) {
            let (dot, _) = ui.allocate_exact_size(vec2(8.0, 12.0), Sense::hover());
            ui.painter().circle_filled(dot.center(), 3.5, piece.color);
            let text = format!("{} {}", stage.stage, milliseconds(stage.time_ms));
            ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
            ui.add_space(6.0);
        }
    });
}

fn data_ui(ui: &mut Ui, report: &ReloadReport) {
    for migration in &report.migrations {
        let color = if migration.lost.is_empty() {
            theme::TEXT
        } else {
            theme::WARNING
        };
        ui.label(RichText::new(migration_text(migration)).color(color));
    }
    for note in &report.notes {
        ui.label(RichText::new(note).color(theme::WARNING));
    }
    for state in &report.refused_states {
        let text = format!(
            "{} State not applied: {state}",
            icon::ICON_WARNING.codepoint
        );
        ui.label(RichText::new(text).color(theme::WARNING));
    }
}

fn migration_text(migration: &MigrationReport) -> String {
    let list = |what: &str, fields: &[String]| {
        if fields.is_empty() {
            String::new()
        } else {
            format!("; {what} {}", fields.join(", "))
        }
    };
    let rows = match migration.rows {
        1 => "1 row".to_owned(),
        rows => format!("{rows} rows"),
    };
    let former = match migration.former.as_str() {
        "" => String::new(),
        former => format!(" (was {former})"),
    };
    format!(
        "{}{former}: {rows} moved{}{}{}",
        migration.component,
        list("new", &migration.gained),
        list("lost", &migration.lost),
        list("renamed", &migration.renamed),
    ) + &list("converted", &migration.converted)
}
