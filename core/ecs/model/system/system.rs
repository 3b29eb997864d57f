//! [`System`]: a declaration.

use crate::Query;
use playground_base::{Component, ComponentId, FragmentId, Key, stable_id};

/// Names a system: the hash of its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemId(pub u64);

/// A system of one plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SystemRef {
    /// The plugin.
    pub fragment: FragmentId,
    /// The system.
    pub system: SystemId,
}

/// When a system runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Once, when play starts.
    Start,
    /// At a fixed rate, whatever the frame rate.
    #[default]
    Fixed,
    /// Once a frame.
    Update,
}

/// What a plugin's system is called, when it runs and what it touches. Data: no closure of a
/// module is ever stored in the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct System {
    /// Hash of the name.
    pub id: SystemId,
    /// `crate::system`.
    pub name: &'static str,
    /// When it runs.
    pub stage: Stage,
    /// What it iterates over.
    pub queries: Vec<Query>,
    /// Resources and other components that it reads.
    pub reads: Vec<ComponentId>,
    /// Resources and other components that it writes.
    pub writes: Vec<ComponentId>,
    /// Systems of the same stage that run before it.
    pub after: Vec<SystemId>,
}

impl SystemId {
    /// The id of the system called `name`.
    pub const fn new(name: &str) -> Self {
        Self(stable_id(name))
    }
}

impl System {
    /// A system that runs at a fixed rate and touches nothing yet.
    pub fn new(name: &'static str) -> Self {
        Self {
            id: SystemId::new(name),
            name,
            ..Self::default()
        }
    }
    /// Runs at `stage`.
    pub fn with_stage(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self
    }
    /// Iterates over `query`; its tables are at the same place of the context.
    pub fn with_query(mut self, query: Query) -> Self {
        self.queries.push(query);
        self
    }
    /// Reads a resource.
    pub fn with_resource<T: Component>(mut self, key: &Key<T>) -> Self {
        self.reads.push(key.component());
        self
    }
    /// Writes a resource.
    pub fn with_resource_mut<T: Component>(mut self, key: &Key<T>) -> Self {
        self.writes.push(key.component());
        self
    }
    /// Runs after another system of its stage.
    pub fn with_after(mut self, name: &str) -> Self {
        self.after.push(SystemId::new(name));
        self
    }
}

/// How a system did in one frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemReport {
    /// `crate::system`.
    pub name: &'static str,
    /// The plugin that has it.
    pub fragment: FragmentId,
    /// Time it took, in milliseconds.
    pub time_ms: f32,
    /// Why it failed, if it did. It does not run again until its module is reloaded.
    pub error: Option<String>,
}

/// How a frame went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameReport {
    /// Systems in the order they ran.
    pub systems: Vec<SystemReport>,
    /// Time of all of it, in milliseconds.
    pub time_ms: f32,
}

impl FrameReport {
    /// The systems that failed.
    pub fn errors(&self) -> impl Iterator<Item = (&SystemReport, &str)> {
        self.systems
            .iter()
            .filter_map(|system| Some((system, system.error.as_deref()?)))
    }
}
