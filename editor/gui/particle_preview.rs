//! [`ParticlePreview`]: selected emitters play while the scene is edited.

use playground_core_ecs::EntityId;
use playground_engine::Engine;
use std::time::{Duration, Instant};

/// The clock of selected emitters, which play in the viewport while the scene is edited. It stands
/// while none is selected, so that nothing is drawn at rest.
#[derive(Default)]
pub struct ParticlePreview {
    selected: Vec<EntityId>,
    since: Option<Instant>,
}

impl ParticlePreview {
    /// Until the next picture.
    pub const FRAME: Duration = Duration::from_millis(16);

    /// Whether an emitter plays.
    pub const fn is_playing(&self) -> bool {
        self.since.is_some()
    }

    /// Stops: nothing is shown.
    pub fn stop(&mut self) {
        self.since = None;
    }

    /// How long the selected emitters have played, in seconds; they begin when they are selected.
    pub fn advance(&mut self, engine: &Engine, selected: &[EntityId]) -> Option<f64> {
        if !engine.has_preview(selected) {
            self.stop();
            return None;
        }
        if self.since.is_none() || self.selected != selected {
            self.selected.clear();
            self.selected.extend_from_slice(selected);
            self.since = Some(Instant::now());
        }
        self.since.map(|since| since.elapsed().as_secs_f64())
    }
}
