//! [`PoolsPanel`].

use crate::pools_view::PoolsView;
use crate::snapshot::Snapshot;
use playground_base::egui::{RichText, Ui};
use playground_base::{Context, ModuleError, egui, parking_lot::Mutex, view_model};
use playground_core_ecs::{BoundComponentView, BoundStorageView};
use playground_core_ui::{PanelContext, PanelInfo, PanelPlace, PanelView, icon, theme};
use std::time::Duration;

/// The world is asked no more often than this, in seconds.
const INTERVAL_S: f64 = 0.25;

/// What the world's storage holds and what it costs.
pub struct PoolsPanel {
    storage: BoundStorageView,
    components: BoundComponentView,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    view: PoolsView,
    snapshot: Option<Result<Snapshot, ModuleError>>,
    /// When the snapshot was taken, in egui's time.
    taken_s: f64,
}

impl PoolsPanel {
    /// Asks for the contracts of the storage.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            storage: context.bind()?,
            components: context.bind()?,
            state: Mutex::default(),
        })
    }

    /// Takes a snapshot when the last one is old enough. What changes in between shows at the
    /// end of the interval; nothing is asked for while nothing is drawn.
    fn refresh(&self, ui: &Ui, context: &PanelContext<'_>, state: &mut State) {
        let now = ui.input(|input| input.time);
        let age = now - state.taken_s;
        if state.snapshot.is_some() && (0.0..INTERVAL_S).contains(&age) {
            let rest = Duration::from_secs_f64(INTERVAL_S - age);
            return ui.ctx().request_repaint_after(rest);
        }
        state.taken_s = now;
        state.snapshot = Some(Snapshot::take(
            context.world,
            &self.storage,
            &self.components,
        ));
    }
}

#[view_model]
impl PanelView for PoolsPanel {
    fn info(&self) -> PanelInfo {
        PanelInfo {
            title: "Pools",
            icon: icon::ICON_DATASET.codepoint,
            place: PanelPlace::Bottom,
            order: 40,
        }
    }

    fn ui(&self, ui: &mut egui::Ui, context: &mut PanelContext<'_>) {
        let mut state = self.state.lock();
        self.refresh(ui, context, &mut state);
        let State { view, snapshot, .. } = &mut *state;
        match snapshot {
            None => {}
            Some(Err(error)) => {
                ui.label(RichText::new(error.to_string()).color(theme::ERROR));
                let hint = "Pools are shown when the module that implements it is loaded.";
                ui.label(RichText::new(hint).color(theme::TEXT_WEAK));
            }
            Some(Ok(snapshot)) => view.ui(ui, snapshot, context.commands),
        }
    }
}
