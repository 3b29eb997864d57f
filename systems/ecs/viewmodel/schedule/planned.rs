//! [`Planned`]: one system in the scheduler.

use super::run_state::{Outcome, RunState};
use playground_base::parking_lot::Mutex;
use playground_base::{ArchetypeId, FragmentId};
use playground_core_ecs::param::add_new_archetypes;
use playground_core_ecs::{System, SystemReport, WorldData};

/// A declaration, the archetypes of its queries, and its state.
pub struct Planned {
    /// Index of its plugin among the implementers.
    pub plugin: usize,
    /// Its plugin.
    pub fragment: FragmentId,
    /// What the plugin declared.
    pub system: System,
    /// The archetypes of each query.
    pub archetypes: Vec<Vec<ArchetypeId>>,
    /// It stands for a plugin that failed to declare its systems, and never runs.
    pub undeclared: bool,
    /// Why it was refused.
    pub refused: Option<String>,
    /// This lock is never contended: a system runs on one thread at a time.
    pub state: Mutex<RunState>,
    seen: usize,
}

impl Planned {
    pub fn new(plugin: usize, fragment: FragmentId, system: System) -> Self {
        Self {
            plugin,
            fragment,
            archetypes: vec![Vec::new(); system.queries.len()],
            system,
            undeclared: false,
            refused: None,
            state: Mutex::new(RunState::new()),
            seen: 0,
        }
    }

    /// The same system of a plugin that has another index now.
    pub fn with_plugin(self, plugin: usize) -> Self {
        Self { plugin, ..self }
    }

    /// Matches the new archetypes.
    pub fn match_archetypes(&mut self, world_data: &WorldData) {
        let mut seen = self.seen;
        for (query, archetypes) in self.system.queries.iter().zip(&mut self.archetypes) {
            seen = self.seen;
            add_new_archetypes(world_data, query, archetypes, &mut seen);
        }
        self.seen = seen;
    }

    /// The result of the run that just ended.
    pub fn report(&mut self) -> SystemReport {
        let state = self.state.get_mut();
        let ran = state.outcome == Outcome::Ran;
        SystemReport {
            name: self.system.name,
            fragment: self.fragment,
            stage: self.system.stage,
            time_ms: if ran { state.time_ms } else { 0.0 },
            skipped: state.outcome == Outcome::Skipped,
            error: state.failed.as_ref().or(self.refused.as_ref()).cloned(),
        }
    }
}
