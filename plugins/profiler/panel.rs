//! [`ProfilerPanel`].

use crate::profile::Profile;
use crate::profiler_view::ProfilerView;
use playground_base::egui::{RichText, Ui};
use playground_base::{ModuleError, panel, state};
use playground_core_ecs::{BoundScheduleView, WorldReader};
use playground_core_ui::{PanelContext, theme};
use std::time::Duration;

/// The scheduler is asked no more often than this, in seconds.
const INTERVAL_S: f64 = 0.2;

/// What runs in a frame, in which order and why, and what it costs.
#[state]
pub struct ProfilerPanel {
    view: ProfilerView,
    #[serde(skip)]
    profile: Profile,
    /// Of the schedule that `profile` shows; `None` before it was asked.
    #[serde(skip)]
    revision: Option<u64>,
    #[serde(skip)]
    error: Option<ModuleError>,
    /// When the schedule was asked, in egui's time.
    #[serde(skip)]
    asked_s: f64,
}

#[panel(title = "Profiler", icon = ICON_MONITORING, side = Bottom, order = 45)]
impl ProfilerPanel {
    fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, schedule: &BoundScheduleView) {
        self.refresh(ui, context.world, schedule);
        match &self.error {
            None => self.view.ui(ui, &self.profile, context.commands),
            Some(error) => {
                ui.label(RichText::new(error.to_string()).color(theme::ERROR));
                let hint = "The schedule is shown when the module that implements it is loaded.";
                ui.label(RichText::new(hint).color(theme::TEXT_WEAK));
            }
        }
    }

    /// Asks the scheduler when something ran since the last time, and that is long enough ago.
    /// While nothing runs, one number is compared; nothing at all while the panel is hidden.
    fn refresh(&mut self, ui: &Ui, world: WorldReader<'_>, schedule: &BoundScheduleView) {
        let now = ui.input(|input| input.time);
        let age = now - self.asked_s;
        match schedule.call(|view| view.revision()) {
            Err(error) => self.error = Some(error),
            Ok(revision) if self.revision == Some(revision) => self.error = None,
            Ok(_) if self.revision.is_some() && (0.0..INTERVAL_S).contains(&age) => {
                let rest = Duration::from_secs_f64(INTERVAL_S - age);
                ui.ctx().request_repaint_after(rest);
            }
            Ok(revision) => match schedule.call(|view| view.graph(world)) {
                Err(error) => self.error = Some(error),
                Ok(graph) => {
                    self.profile = Profile::new(graph, world);
                    self.revision = Some(revision);
                    (self.error, self.asked_s) = (None, now);
                }
            },
        }
    }
}
