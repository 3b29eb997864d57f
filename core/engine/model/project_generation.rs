//! [`ProjectGeneration`]: a state of the project's code that ran, and can run again.

use super::SourceChange;
use playground_base::ModuleKind;
use playground_base::serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Why there is a generation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum GenerationCause {
    /// The project was opened with code that no generation before has.
    #[default]
    Start,
    /// A reload succeeded.
    Reload,
}

/// A state of the project's code that ran: the libraries of all its modules, and what they were built
/// from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct ProjectGeneration {
    /// Counts the generations of the project, from 1.
    pub number: u32,
    /// When it ran first, in seconds since 1970.
    pub unix_s: u64,
    /// Why there is this generation.
    pub cause: GenerationCause,
    /// All modules that can be replaced, in the order they were loaded.
    pub modules: Vec<GenerationModule>,
    /// Hash of the shared libraries that they were built against: the base, and every core.
    pub shared: u64,
    /// How long the reload took, in milliseconds; 0 for a start.
    pub time_ms: f32,
    /// The stages of the reload with their milliseconds.
    pub stages: Vec<(String, f32)>,
    /// Memory of the process before the modules were swapped, in bytes; 0 where it is not known.
    pub memory_before_bytes: u64,
    /// Memory of the process after it, in bytes.
    pub memory_after_bytes: u64,
    /// Frames that its dry run played; 0 for a start with code that passed one before.
    pub dry_run_frames: u64,
    /// Systems that failed in the dry run, one sentence each.
    pub dry_run_warnings: Vec<String>,
    /// Components whose fields changed.
    pub fields: Vec<FieldChanges>,
    /// What happened to rows and states, one sentence each.
    pub notes: Vec<String>,
    /// How the sources differ from those of the generation before.
    pub changes: Vec<SourceChange>,
    /// The sources: each file, relative to the project, with the hash of its text.
    pub sources: Vec<(PathBuf, u64)>,
    /// Why it cannot run now; empty when it can.
    #[serde(skip)]
    pub obstacle: String,
}

/// One module of a generation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct GenerationModule {
    /// Its package.
    pub package: String,
    /// A system or a plugin.
    pub kind: ModuleKind,
    /// Hash of its library.
    pub fingerprint: u64,
    /// File name of the copy of its library.
    pub file_name: String,
    /// Size of the library in bytes.
    pub size_bytes: u64,
    /// Versions of the contracts that it implements, `crate::Trait` with a hash of its sources.
    pub contracts: Vec<(String, u32)>,
    /// Versions of the models that it carries: each crate with a hash of its sources.
    pub models: Vec<(String, u32)>,
    /// True when its library is not that of the generation before.
    pub is_changed: bool,
}

/// What a change of code did to the fields of a component.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct FieldChanges {
    /// Stable name of the component.
    pub component: String,
    /// Fields that are new.
    pub gained: Vec<String>,
    /// Fields that are gone.
    pub lost: Vec<String>,
    /// Fields that have another name, `old -> new`.
    pub renamed: Vec<String>,
}

/// The generations of the open project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectGenerations {
    /// The latest first.
    pub all: Vec<ProjectGeneration>,
    /// The number of the one that runs; `None` when it is not known.
    pub running: Option<u32>,
    /// What they take on the disk, in bytes.
    pub disk_bytes: u64,
}

impl ProjectGenerations {
    /// The number of the latest generation.
    pub fn latest(&self) -> Option<u32> {
        self.all.first().map(|latest| latest.number)
    }

    /// The number of the last generation before the one that runs.
    pub fn before(&self) -> Option<u32> {
        let running = self.running?;
        let mut all = self.all.iter();
        let before = all.find(|generation| generation.number < running);
        before.map(|generation| generation.number)
    }

    /// The number of the generation that runs, when it is not the latest.
    pub fn older_running(&self) -> Option<u32> {
        self.running.filter(|_| self.running != self.latest())
    }
}

impl ProjectGeneration {
    /// The modules whose library is not that of the generation before.
    pub fn changed_modules(&self) -> impl Iterator<Item = &GenerationModule> {
        self.modules.iter().filter(|module| module.is_changed)
    }

    /// The module built from `package`.
    pub fn module(&self, package: &str) -> Option<&GenerationModule> {
        self.modules.iter().find(|module| module.package == package)
    }
}
