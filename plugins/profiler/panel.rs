//! [`ProfilerPanel`].

use crate::profile::Profile;
use crate::profiler_view::ProfilerView;
use playground_base::egui::{RichText, Ui};
use playground_base::{Context, ModuleError, egui, parking_lot::Mutex, view_model};
use playground_core_ecs::{BoundScheduleView, World};
use playground_core_ui::{PanelContext, PanelInfo, PanelPlace, PanelView, icon, theme};
use std::time::Duration;

/// The scheduler is asked no more often than this, in seconds.
const INTERVAL_S: f64 = 0.2;

/// What runs in a frame, in which order and why, and what it costs.
pub struct ProfilerPanel {
    schedule: BoundScheduleView,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    view: ProfilerView,
    profile: Profile,
    /// Of the schedule that `profile` shows; `None` before it was asked.
    revision: Option<u64>,
    error: Option<ModuleError>,
    /// When the schedule was asked, in egui's time.
    asked_s: f64,
}

impl ProfilerPanel {
    /// Asks for the contract of the scheduler.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            schedule: context.bind()?,
            state: Mutex::default(),
        })
    }

    /// Asks the scheduler when something ran since the last time, and that is long enough ago.
    /// While nothing runs, one number is compared; nothing at all while the panel is hidden.
    fn refresh(&self, ui: &Ui, world: &World, state: &mut State) {
        let now = ui.input(|input| input.time);
        let age = now - state.asked_s;
        match self.schedule.call(|view| view.revision()) {
            Err(error) => state.error = Some(error),
            Ok(revision) if state.revision == Some(revision) => state.error = None,
            Ok(_) if state.revision.is_some() && (0.0..INTERVAL_S).contains(&age) => {
                let rest = Duration::from_secs_f64(INTERVAL_S - age);
                ui.ctx().request_repaint_after(rest);
            }
            Ok(revision) => match self.schedule.call(|view| view.graph(world)) {
                Err(error) => state.error = Some(error),
                Ok(graph) => {
                    state.profile = Profile::new(graph, world);
                    state.revision = Some(revision);
                    (state.error, state.asked_s) = (None, now);
                }
            },
        }
    }
}

#[view_model]
impl PanelView for ProfilerPanel {
    fn info(&self) -> PanelInfo {
        PanelInfo {
            title: "Profiler",
            icon: icon::ICON_MONITORING.codepoint,
            place: PanelPlace::Bottom,
            order: 45,
        }
    }

    fn ui(&self, ui: &mut egui::Ui, context: &mut PanelContext<'_>) {
        let state = &mut *self.state.lock();
        self.refresh(ui, context.world, state);
        match &state.error {
            None => state.view.ui(ui, &state.profile, context.commands),
            Some(error) => {
                ui.label(RichText::new(error.to_string()).color(theme::ERROR));
                let hint = "The schedule is shown when the module that implements it is loaded.";
                ui.label(RichText::new(hint).color(theme::TEXT_WEAK));
            }
        }
    }
}
