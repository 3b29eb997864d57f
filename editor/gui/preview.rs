//! [`Preview`]: selected emitters, and clips if wanted, play while the scene is edited.

use playground_core_ecs::EntityId;
use playground_engine::Engine;
use std::time::{Duration, Instant};

/// The clock of selected emitters and clips, which play in the viewport while the scene is edited. It stands
/// while none is selected, so that nothing is drawn at rest.
#[derive(Default)]
pub struct Preview {
    selected: Vec<EntityId>,
    plays_clips: bool,
    since: Option<Instant>,
}

impl Preview {
    /// Until the next picture.
    pub const FRAME: Duration = Duration::from_millis(16);

    /// Whether something plays.
    pub const fn is_playing(&self) -> bool {
        self.since.is_some()
    }

    /// Stops: nothing is shown.
    pub fn stop(&mut self) {
        self.since = None;
    }

    /// How long the selected ones have played, in seconds; they begin when they are selected.
    pub fn advance(
        &mut self,
        engine: &Engine,
        selected: &[EntityId],
        plays_clips: bool,
    ) -> Option<f64> {
        if !engine.has_preview(selected, plays_clips) {
            self.stop();
            return None;
        }
        let is_other = self.selected != selected || self.plays_clips != plays_clips;
        self.plays_clips = plays_clips;
        if self.since.is_none() || is_other {
            self.selected.clear();
            self.selected.extend_from_slice(selected);
            self.since = Some(Instant::now());
        }
        self.since.map(|since| since.elapsed().as_secs_f64())
    }
}
