//! [`ModulePlan`]: the result of resolving a project's declarations.

use std::path::PathBuf;

use crate::module_manifest::ModuleManifest;

/// Everything the runtime needs in order to build and load the modules of a project, and nothing
/// that the project does not declare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModulePlan {
    /// Each core before those that depend on it. Cores that a declared one depends on are included.
    pub cores: Vec<CorePlan>,
    /// In declared order.
    pub plugins: Vec<PluginPlan>,
    /// Cores, then systems by core and preference, then plugins.
    pub load_order: Vec<PlannedModule>,
    /// The packages that every build of this project names, sorted: the project and its modules.
    /// One fixed list, because another list unifies features differently and with them layouts.
    pub packages: Vec<String>,
}

/// A module to load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedModule {
    pub package: String,
    pub folder: PathBuf,
    /// Name of the library target.
    pub library: String,
    /// File name of the dylib on this platform, in the target folder of the build's profile.
    pub dylib_file_name: String,
}

/// A core and the systems that may implement it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorePlan {
    pub module: PlannedModule,
    /// The features the project requests.
    pub features: Vec<String>,
    /// Systems that provide all of them, the preferred one first. The runtime takes the first that
    /// starts on this machine. Empty for a core that only plugins implement and for an included
    /// one.
    pub candidates: Vec<SystemPlan>,
    /// Listed systems that lack a feature, in the same order.
    pub skipped: Vec<SkippedSystem>,
    /// False for a core that is here because another depends on it.
    pub is_declared: bool,
}

/// A system that may implement its core.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemPlan {
    pub module: PlannedModule,
    /// The features that it declares to provide.
    pub features: Vec<String>,
}

/// A system that was listed but cannot be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedSystem {
    pub package: String,
    pub missing_features: Vec<String>,
}

/// A plugin to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PluginPlan {
    pub module: PlannedModule,
    pub features: Vec<String>,
}

impl ModulePlan {
    /// The plan of one core.
    pub fn core(&self, package: &str) -> Option<&CorePlan> {
        self.cores
            .iter()
            .find(|core| core.module.package == package)
    }
}

impl From<&ModuleManifest> for PlannedModule {
    fn from(module: &ModuleManifest) -> Self {
        Self {
            package: module.package.clone(),
            folder: module.folder.clone(),
            library: module.library.clone(),
            dylib_file_name: module.dylib_file_name(),
        }
    }
}
