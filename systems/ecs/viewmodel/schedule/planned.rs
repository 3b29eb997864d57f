//! [`Planned`]: one system as the scheduler keeps it.

use crate::viewmodel::query::add_new_tables;
use playground_base::{FragmentId, TableId};
use playground_core_ecs::{Structure, System, SystemReport};

/// A declaration, the tables of its queries, and whether it may run.
pub struct Planned {
    /// Place of its plugin among the implementers.
    pub plugin: usize,
    /// Its plugin.
    pub fragment: FragmentId,
    /// What the plugin declared.
    pub system: System,
    /// The tables of each query.
    pub tables: Vec<Vec<TableId>>,
    /// Why it failed. It does not run again in this generation.
    pub failed: Option<String>,
    /// Why it has no place in its stage.
    pub refused: Option<String>,
    seen: usize,
}

impl Planned {
    pub fn new(plugin: usize, fragment: FragmentId, system: System) -> Self {
        Self {
            plugin,
            fragment,
            tables: vec![Vec::new(); system.queries.len()],
            system,
            failed: None,
            refused: None,
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
            add_new_tables(structure, query, tables, &mut seen);
        }
        self.seen = seen;
    }

    /// Why it does not run.
    pub const fn error(&self) -> Option<&String> {
        match &self.failed {
            None => self.refused.as_ref(),
            failed => failed.as_ref(),
        }
    }

    pub fn report(&self, time_ms: f32) -> SystemReport {
        SystemReport {
            name: self.system.name,
            fragment: self.fragment,
            time_ms,
            error: self.error().cloned(),
        }
    }
}
