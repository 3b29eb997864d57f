//! [`ProfilerPanel`].

use crate::profile::Profile;
use crate::profiler_view::ProfilerView;
use playground_base::{ModuleError, panel, state};
use playground_core_ecs::{BoundScheduleView, WorldReader};
use playground_core_ui::{PanelContext, theme};
use playground_graphics::egui::{RichText, Ui};
use std::time::Duration;

/// The least time between two requests to the scheduler, in seconds.
const INTERVAL_S: f64 = 0.2;

/// The systems of a frame, their order with its reasons, and their cost.
#[state]
pub struct ProfilerPanel {
    view: ProfilerView,
    #[serde(skip)]
    profile: Profile,
    /// Revision of the schedule that `profile` shows; `None` before the first request.
    #[serde(skip)]
    revision: Option<u64>,
    #[serde(skip)]
    error: Option<ModuleError>,
    /// Time of the last request, in egui's time.
    #[serde(skip)]
    requested_s: f64,
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

    /// Requests the schedule if something ran since the last request, and that is long enough ago.
    /// While nothing runs, this compares one number; a hidden panel does nothing.
    fn refresh(&mut self, ui: &Ui, world: WorldReader<'_>, schedule: &BoundScheduleView) {
        let now = ui.input(|input| input.time);
        let age = now - self.requested_s;
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
                    (self.error, self.requested_s) = (None, now);
                }
            },
        }
    }
}
