//! [`PoolsPanel`].

use crate::pools_view::PoolsView;
use crate::registry::Registry;
use crate::snapshot::Snapshot;
use playground_base::{ModuleError, panel, state};
use playground_core_ecs::{BoundStorageView, WorldReader};
use playground_core_ui::{PanelContext, theme};
use playground_graphics::egui::{RichText, Ui};
use std::time::Duration;

/// The least time between two snapshots, in seconds.
const INTERVAL_S: f64 = 0.25;

/// The content and the memory of the world's pools.
#[state]
pub struct PoolsPanel {
    view: PoolsView,
    #[serde(skip)]
    snapshot: Option<Result<Snapshot, ModuleError>>,
    /// When the snapshot was taken, in egui's time.
    #[serde(skip)]
    taken_s: f64,
}

#[panel(title = "Pools", icon = ICON_DATASET, side = Bottom, order = 40)]
impl PoolsPanel {
    fn ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
        storage: &BoundStorageView,
        registry: &Registry,
    ) {
        self.refresh(ui, context.world, storage, registry);
        match &self.snapshot {
            None => {}
            Some(Err(error)) => {
                ui.label(RichText::new(error.to_string()).color(theme::ERROR));
                let hint = "Pools are shown when the module that implements it is loaded.";
                ui.label(RichText::new(hint).color(theme::TEXT_WEAK));
            }
            Some(Ok(snapshot)) => self.view.ui(ui, snapshot, context.commands),
        }
    }

    /// Takes a snapshot when the last one is old enough. Changes in between show at the end of the
    /// interval; a hidden panel takes none.
    fn refresh(
        &mut self,
        ui: &Ui,
        world: WorldReader<'_>,
        storage: &BoundStorageView,
        registry: &Registry,
    ) {
        let now = ui.input(|input| input.time);
        let age = now - self.taken_s;
        if self.snapshot.is_some() && (0.0..INTERVAL_S).contains(&age) {
            let rest = Duration::from_secs_f64(INTERVAL_S - age);
            return ui.ctx().request_repaint_after(rest);
        }
        self.taken_s = now;
        self.snapshot = Some(Snapshot::take(world, storage, registry));
    }
}
