//! [`Planned`]: one system as the scheduler keeps it.

use super::live::{Live, Outcome};
use playground_base::parking_lot::Mutex;
use playground_base::{FragmentId, TableId};
use playground_core_ecs::param::add_new_archetypes;
use playground_core_ecs::{Structure, System, SystemReport};

/// A declaration, the tables of its queries, and how it does.
pub struct Planned {
    /// Place of its plugin among the implementers.
    pub plugin: usize,
    /// Its plugin.
    pub fragment: FragmentId,
    /// What the plugin declared.
    pub system: System,
    /// The tables of each query.
    pub tables: Vec<Vec<TableId>>,
    /// Why it has no place in its stage.
    pub refused: Option<String>,
    /// Nobody ever waits for this lock: a system runs on one thread at a time.
    pub live: Mutex<Live>,
    seen: usize,
}

impl Planned {
    pub fn new(plugin: usize, fragment: FragmentId, system: System) -> Self {
        Self {
            plugin,
            fragment,
            tables: vec![Vec::new(); system.queries.len()],
            system,
            refused: None,
            live: Mutex::new(Live::new()),
            seen: 0,
        }
    }

    /// The same system of a plugin that has another place now.
    pub fn at(self, plugin: usize) -> Self {
        Self { plugin, ..self }
    }

    /// Looks at the tables that are new.
    pub fn match_tables(&mut self, structure: &Structure) {
        let mut seen = self.seen;
        for (query, tables) in self.system.queries.iter().zip(&mut self.tables) {
            seen = self.seen;
            add_new_archetypes(structure, query, tables, &mut seen);
        }
        self.seen = seen;
    }

    /// How it did in the run that just ended.
    pub fn report(&mut self) -> SystemReport {
        let live = self.live.get_mut();
        let ran = live.outcome == Outcome::Ran;
        SystemReport {
            name: self.system.name,
            fragment: self.fragment,
            stage: self.system.stage,
            time_ms: if ran { live.time_ms } else { 0.0 },
            skipped: live.outcome == Outcome::Skipped,
            error: live.failed.as_ref().or(self.refused.as_ref()).cloned(),
        }
    }
}
