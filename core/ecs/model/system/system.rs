//! [`System`]: a declaration.

use crate::{Query, RunCondition};
use playground_base::{Component, ComponentId, FragmentId, Key, stable_id};
use std::panic::Location;

/// The target under which the scheduler traces the name of each system and observer that it calls, and
/// an empty text on the same thread when the call is over.
pub const SYSTEM_TARGET: &str = "playground_system";

/// Names a system: the hash of its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemId(pub u64);

/// Another system, as a declaration names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemName {
    /// Its id.
    pub id: SystemId,
    /// The name as written, for messages.
    pub name: &'static str,
}

impl SystemName {
    /// The system called `name`.
    pub const fn new(name: &'static str) -> Self {
        Self {
            id: SystemId::new(name),
            name,
        }
    }
}

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
    /// At a fixed rate, whatever the frame rate: [`FrameTime::delta_s`](crate::FrameTime) is always
    /// the same.
    #[default]
    Fixed,
    /// Once a frame: [`FrameTime::delta_s`](crate::FrameTime) is the time that passed since the
    /// last one.
    Update,
}

/// The declaration of a plugin's system: its name, when it runs and what it accesses. Data: no
/// closure of a module is ever stored in the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct System {
    /// Hash of the name.
    pub id: SystemId,
    /// `crate::system`.
    pub name: &'static str,
    /// When it runs.
    pub stage: Stage,
    /// The queries that it iterates over.
    pub queries: Vec<Query>,
    /// Resources and other components that it reads.
    pub reads: Vec<ComponentId>,
    /// Resources and other components that it writes.
    pub writes: Vec<ComponentId>,
    /// Systems of the same stage that run before it.
    pub after: Vec<SystemName>,
    /// Systems of the same stage that run after it.
    pub before: Vec<SystemName>,
    /// When it runs within its stage.
    pub condition: RunCondition,
    /// It has exclusive access to the world: it runs after the other systems of its stage that need
    /// not run after it, and after their commands were applied.
    pub exclusive: bool,
    /// Source file of the declaration, relative to the folder cargo compiled in.
    pub file: &'static str,
    /// Line of the declaration.
    pub line: u32,
}

impl SystemId {
    /// The id of the system called `name`.
    pub const fn new(name: &str) -> Self {
        Self(stable_id(name))
    }
}

impl System {
    /// A system that runs at a fixed rate and accesses nothing yet.
    #[track_caller]
    pub fn new(name: &'static str) -> Self {
        let declared = Location::caller();
        Self {
            id: SystemId::new(name),
            name,
            file: declared.file(),
            line: declared.line(),
            ..Self::default()
        }
    }
    /// Runs at `stage`.
    pub fn with_stage(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self
    }
    /// Iterates over `query`; the context has its archetypes at the same index.
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
    pub fn with_after(mut self, name: &'static str) -> Self {
        self.after.push(SystemName::new(name));
        self
    }
    /// Runs before another system of its stage.
    pub fn with_before(mut self, name: &'static str) -> Self {
        self.before.push(SystemName::new(name));
        self
    }
    /// Gets exclusive access to the world, with [`SystemView::run_exclusive`](crate::SystemView).
    /// Exclusive systems run one after the other, after all others of their stage except those that
    /// run [after](Self::with_after) one of them.
    pub const fn with_exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }
    /// Runs only when `condition` holds, and every other condition given.
    pub fn with_condition(mut self, condition: RunCondition) -> Self {
        self.condition = match (std::mem::take(&mut self.condition), condition) {
            (RunCondition::Always, one) | (one, RunCondition::Always) => one,
            (RunCondition::All(mut all), one) => {
                all.push(one);
                RunCondition::All(all)
            }
            (one, other) => RunCondition::All(vec![one, other]),
        };
        self
    }
}
