//! [`plan_ui`]: the dialog about a reload that waits for a decision.

use super::window::{buttons_ui, dialog_ui, main_button};
use crate::shell::widget::{hint, plain_button};
use playground_core_engine::{PlannedChange, ReloadPlan};
use playground_core_ui::{EditorCommand, theme};
use playground_graphics::egui::{Checkbox, Grid, Label, RichText, ScrollArea, Ui};

const WIDTH: f32 = 720.0;

/// The most scenes that a cell names; its tooltip names all.
const SCENES: usize = 2;

/// The dialog about a reload that waits for a decision.
#[derive(Debug, Default)]
pub struct Plan {
    /// Later reloads of this session do not ask.
    asks_no_more: bool,
}

/// The result of drawing the dialog.
#[derive(Debug, PartialEq)]
pub enum PlanAnswer {
    /// The dialog stays open.
    Open,
    /// A decision, as commands in order.
    Decided(Vec<EditorCommand>),
}

impl Plan {
    /// Draws the dialog. Closing it keeps the old code.
    pub fn ui(&mut self, ui: &Ui, plan: &ReloadPlan) -> PlanAnswer {
        let mut decision = None;
        let title = if plan.is_exact() {
            "What the Reload Does"
        } else {
            "The Reload Changes Data"
        };
        let closed = dialog_ui(ui, title, WIDTH, |ui| {
            ui.add(Label::new(RichText::new(summary(plan)).color(theme::TEXT)).wrap());
            ui.add_space(theme::MARGIN);
            if !plan.components.is_empty() {
                ScrollArea::vertical()
                    .max_height(300.0)
                    .auto_shrink([false, true])
                    .show(ui, |ui| table_ui(ui, plan));
            }
            let renamed = offers_ui(ui, plan);
            ui.add_space(theme::MARGIN);
            let check = Checkbox::new(&mut self.asks_no_more, "Do not ask again in this session");
            ui.add(check).on_hover_text(
                "Reloads then keep what has no place as text without a question. Run > Ask Before \
                 Losing Data switches the question on again",
            );
            buttons_ui(ui, |ui| {
                if main_button(ui, true, "Apply") {
                    decision = Some(EditorCommand::ApplyReload);
                }
                let keep = ui.add(plain_button("Keep the Old Code"));
                if keep.on_hover_text("Nothing changes").clicked() {
                    decision = Some(EditorCommand::KeepOldCode);
                }
            });
            decision = renamed.or(decision.take());
        });
        if closed && decision.is_none() {
            decision = Some(EditorCommand::KeepOldCode);
        }
        let Some(decision) = decision else {
            return PlanAnswer::Open;
        };
        let mut commands = vec![decision];
        if self.asks_no_more && commands == [EditorCommand::ApplyReload] {
            commands.push(EditorCommand::SetAskReload(false));
        }
        PlanAnswer::Decided(commands)
    }
}

fn summary(plan: &ReloadPlan) -> String {
    let modules = plan.modules.join(", ");
    if plan.components.is_empty() {
        return format!("The new code of {modules} is built and tried. It changes no data.");
    }
    if plan.is_exact() {
        return format!("The new code of {modules} is built and tried. No value is lost.");
    }
    format!(
        "The new code of {modules} is built and tried. The game goes on with the old code until you \
         decide. Values that have no place in the new code are kept as text beside their entities, \
         and come back with code that can read them."
    )
}

fn table_ui(ui: &mut Ui, plan: &ReloadPlan) {
    let columns = Grid::new("plan").num_columns(4).striped(true);
    columns.spacing([20.0, 6.0]).show(ui, |ui| {
        for head in ["Component", "Changes", "Entities", "Scenes"] {
            ui.label(RichText::new(head).small().color(theme::TEXT_WEAK));
        }
        ui.end_row();
        for change in &plan.components {
            change_ui(ui, change);
            ui.end_row();
        }
    });
}

fn change_ui(ui: &mut Ui, change: &PlannedChange) {
    let migration = &change.migration;
    let short = migration.component.rsplit("::").next().unwrap_or_default();
    let name = RichText::new(short).color(theme::TEXT_STRONG).strong();
    ui.label(name).on_hover_text(&migration.component);
    ui.vertical(|ui| {
        ui.set_width(400.0);
        for (text, is_loss) in lines(change) {
            let color = if is_loss { theme::WARNING } else { theme::TEXT };
            ui.add(Label::new(RichText::new(text).color(color)).wrap());
        }
    });
    ui.label(RichText::new(migration.rows.to_string()).color(theme::TEXT));
    let names = change.scenes.iter().map(|scene| {
        let name = scene.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    });
    let names: Vec<String> = names.collect();
    let text = match names.len() {
        0 => "none".to_owned(),
        count if count > SCENES => format!("{} and {} more", names[0], count - 1),
        _ => names.join(", "),
    };
    let all: Vec<String> = { change.scenes.iter() }
        .map(|scene| scene.display().to_string())
        .collect();
    let scenes = ui.label(RichText::new(text).color(theme::TEXT));
    if !all.is_empty() {
        scenes.on_hover_text(all.join("\n"));
    }
}

/// What changes, each line with whether a value is lost.
fn lines(change: &PlannedChange) -> Vec<(String, bool)> {
    let migration = &change.migration;
    if change.is_gone {
        return vec![(
            "No module declares it any more: kept as text".to_owned(),
            true,
        )];
    }
    let mut lines = Vec::new();
    if !migration.former.is_empty() {
        let former = migration.former.rsplit("::").next().unwrap_or_default();
        lines.push((format!("was {former}"), false));
    }
    let mut list = |what: &str, fields: &[String], is_loss: bool| {
        if !fields.is_empty() {
            lines.push((format!("{what} {}", fields.join(", ")), is_loss));
        }
    };
    list("new:", &migration.gained, false);
    list("renamed:", &migration.renamed, false);
    list("converted:", &migration.converted, false);
    list("lost:", &migration.lost, true);
    let count = |count: usize, what: &str| match count {
        1 => format!("1 value {what}"),
        _ => format!("{count} values {what}"),
    };
    if migration.kept > 0 {
        lines.push((count(migration.kept, "kept as text"), true));
    }
    if migration.rounded > 0 {
        lines.push((count(migration.rounded, "stored less exactly"), true));
    }
    lines
}

/// A button for each pair of a lost and a gained field of one kind. Returns the chosen one.
fn offers_ui(ui: &mut Ui, plan: &ReloadPlan) -> Option<EditorCommand> {
    let offers = plan.components.iter().flat_map(|change| {
        let migration = &change.migration;
        let pairs = migration.rename_offers.iter();
        pairs.map(|(old, new)| (&migration.component, old, new))
    });
    offers.clone().next()?;
    ui.add_space(theme::MARGIN);
    hint(
        ui,
        "Was a field renamed? Then its former name is written into the source, and its values come along.",
    );
    ui.add_space(theme::MARGIN * 0.5);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (component, old, new) in offers {
            let short = component.rsplit("::").next().unwrap_or_default();
            let button = ui.add(plain_button(&format!("Rename `{old}` to `{new}`")));
            let tip = format!(
                "Writes #[field(former = \"{old}\")] at {new} of {short}, and builds again"
            );
            if button.on_hover_text(tip).clicked() {
                chosen = Some(EditorCommand::RenameField {
                    component: component.clone(),
                    old: old.clone(),
                    new: new.clone(),
                });
            }
        }
    });
    chosen
}
