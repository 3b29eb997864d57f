//! [`ProfilerView`]: what the user chose to see, and the panel's parts.

use crate::field::Field;
use crate::head_ui::head_ui;
use crate::profile::Profile;
use crate::recent_ui::recent_ui;
use crate::table_ui::table_ui;
use crate::timeline_ui::timeline_ui;
use playground_base::state;
use playground_core_ecs::{Stage, StageGraph, SystemId};
use playground_core_ui::{EditorCommand, EmptyState, SortOrder, icon, theme};
use playground_graphics::egui::{RichText, ScrollArea, Ui, UiBuilder};

/// Above this width timeline and table stand side by side, in points.
const WIDE: f32 = 820.0;

/// Height of the graph of recent runs, in points.
const RECENT_HEIGHT: f32 = 44.0;

/// What the user chose to see.
#[state]
#[derive(Clone, Debug, PartialEq)]
pub struct ProfilerView {
    /// The stage; `None` for the one that takes longest.
    #[serde(skip)]
    pub stage: Option<Stage>,
    /// How the table is sorted.
    pub order: SortOrder<Field>,
    /// The system whose edges are shown.
    #[serde(skip)]
    pub chosen: Option<SystemId>,
}

impl ProfilerView {
    /// Draws the panel.
    pub fn ui(&mut self, ui: &mut Ui, profile: &Profile, commands: &mut Vec<EditorCommand>) {
        let has_systems = |stage: &StageGraph| !stage.systems.is_empty();
        if !profile.graph.stages.iter().any(has_systems) {
            let hint = "Open a project whose plugin declares systems, then press Play to see what \
                        each of them costs.";
            let glyph = icon::ICON_MONITORING.codepoint;
            return EmptyState::new(glyph, "No systems yet", hint).show(ui);
        }
        let Some(stage) = self.shown(profile) else {
            return;
        };
        head_ui(ui, self, profile, stage);
        recent_ui(ui, stage, RECENT_HEIGHT);
        ui.add_space(4.0);
        if stage.systems.is_empty() {
            let text = "No system belongs to this stage.";
            ui.label(RichText::new(text).color(theme::TEXT_WEAK));
            return;
        }
        if ui.available_width() > WIDE {
            self.side_by_side(ui, profile, stage, commands)
        } else {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                timeline_ui(ui, self, profile, stage, commands);
                ui.add_space(8.0);
                table_ui(ui, self, profile, stage, commands);
            });
        }
    }

    /// The stage that was chosen; else the one that takes longest.
    fn shown<'a>(&self, profile: &'a Profile) -> Option<&'a StageGraph> {
        let stages = || profile.graph.stages.iter();
        let chosen = stages().find(|stage| Some(stage.stage) == self.stage);
        let cost = |stage: &&StageGraph| {
            // Start runs once: stages that repeat come first, however short they are.
            let again = stage.stage != Stage::Start && !stage.systems.is_empty();
            (again, !stage.systems.is_empty(), stage.times.mean_ms)
        };
        let longest = stages().max_by(|one, other| {
            let (one, other) = (cost(one), cost(other));
            (one.0, one.1)
                .cmp(&(other.0, other.1))
                .then(one.2.total_cmp(&other.2))
        });
        chosen.or(longest)
    }

    fn side_by_side(
        &mut self,
        ui: &mut Ui,
        profile: &Profile,
        stage: &StageGraph,
        commands: &mut Vec<EditorCommand>,
    ) {
        let area = ui.available_rect_before_wrap();
        let gap = theme::MARGIN;
        let left_width = ((area.width() - gap) * 0.48).round();
        let left = area.with_max_x(area.min.x + left_width);
        let right = area.with_min_x(left.max.x + gap);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            let scroll = ScrollArea::vertical()
                .id_salt("timeline")
                .auto_shrink(false);
            scroll.show(ui, |ui| timeline_ui(ui, self, profile, stage, commands));
        });
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            table_ui(ui, self, profile, stage, commands);
        });
    }
}
