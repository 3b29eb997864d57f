//! [`Runtime`]: the modules of the editor and of the open project.

use super::KeptText;
use super::Progress;
use super::pools::{Evacuated, context_of, evacuate_changed, instantiate};
use super::proven::ProvenBuilds;
use crate::build::Interrupt;
use crate::project::{Host, Project};
use crate::{EngineError, Views};
use playground_base::loader::compiler_of;
use playground_base::{BindingRegistry, Handle, ModuleError, ModuleKind};
use playground_core_ecs::{MigrationReport, World};
use playground_core_engine::{ModuleOff, Problem};
use playground_modules_registry::{
    Candidate, ModuleFile, ModuleRegistry, SharedLibraries, StagedModule, sweep,
};
use playground_modules_resolver::{CorePlan, ModulePlan, PlannedModule};
use std::path::PathBuf;
use std::thread::JoinHandle;

/// The modules of the editor and of the open project.
pub struct Runtime {
    /// The paths of this process.
    pub host: Host,
    /// The loaded modules.
    pub modules: ModuleRegistry,
    /// The world that modules work on.
    pub world: Handle<World>,
    /// The engine's bindings.
    pub views: Views,
    /// What the child of a dry run tells its parent.
    pub progress: Progress,
    /// The builds that a dry run passed.
    pub proven: ProvenBuilds,
    /// Modules of the open project that are switched off.
    pub off: Vec<ModuleOff>,
    /// Libraries that no dry run passed are tried in a child before they are opened. False in the
    /// child, and in a program that cannot be one.
    pub proves: bool,
    /// Stops a dry run before the process ends.
    pub interrupt: Interrupt,
    shared: Shared,
}

/// The result of [`Runtime::load`].
pub struct Loaded {
    /// The packages, in the order of the plan.
    pub packages: Vec<String>,
    /// Components whose declaration had changed.
    pub migrations: Vec<MigrationReport>,
    /// Values that their components have no place for.
    pub kept: Vec<KeptText>,
    /// Modules that were not loaded, or not as they are built.
    pub problems: Vec<Problem>,
}

/// Fingerprints of the shared libraries: being computed, or known. A dry run computes none: its
/// parent has compared already.
enum Shared {
    Pending(Option<JoinHandle<Result<SharedLibraries, ModuleError>>>),
    Ready(SharedLibraries),
}

impl Runtime {
    /// No modules yet.
    pub fn new(host: Host, world: Handle<World>) -> Result<Self, EngineError> {
        let registry: Handle<BindingRegistry> = world.registry.clone();
        let views = Views::bind(&registry)?;
        // Every library of this process has the same signature; this one is small to read.
        let compiler = compiler_of(&host.core("input"))?;
        let modules = ModuleRegistry::new(registry, host.staging(), compiler);
        Ok(Self {
            progress: Progress::default(),
            proven: ProvenBuilds::read(&host.staging()),
            off: Vec::new(),
            proves: false,
            interrupt: Interrupt::default(),
            host,
            modules,
            world,
            views,
            shared: Shared::Pending(None),
        })
    }

    /// Loads what the plan names and is not loaded yet: all of it or nothing, except plugins that
    /// would take the process with them. Components that the world knows from an earlier build of
    /// their model crate migrate as in a reload.
    pub fn load(&mut self, project: &Project) -> Result<Loaded, EngineError> {
        let mut staged = Vec::new();
        for (module, kind) in self.missing(&project.plan) {
            staged.push(self.stage(module, kind)?);
        }
        let (staged, problems) = self.prove(project, staged)?;
        let mut candidates = Vec::new();
        for module in staged {
            candidates.push(self.open_staged(module)?);
        }
        let packages: Vec<String> = candidates
            .iter()
            .map(|c| c.module.package.clone())
            .collect();
        let done = self.take_in(candidates);
        if done.is_err() {
            self.modules.unload(&packages)?;
        }
        done.map(|(migrations, kept)| Loaded {
            packages,
            migrations,
            kept,
            problems,
        })
    }

    fn take_in(
        &mut self,
        candidates: Vec<Candidate>,
    ) -> Result<(Vec<MigrationReport>, Vec<KeptText>), EngineError> {
        let (world, components) = (self.world.clone(), self.views.components.clone());
        let Evacuated {
            pools,
            reports,
            kept,
        } = evacuate_changed(&world, &components, &candidates)?;
        let made = instantiate(self, &candidates, &pools)?;
        if pools.is_empty() {
            self.modules.commit(candidates, made)?;
            return Ok((reports, kept));
        }
        let before = components.call(|view| view.adopt(&world, pools))?;
        if let Err(error) = self.modules.commit(candidates, made) {
            components.call(|view| view.adopt(&world, before))?;
            return Err(error.into());
        }
        Ok((reports, kept))
    }

    /// Loads libraries that another process staged and checked.
    pub(crate) fn load_staged(&mut self, files: &[ModuleFile]) -> Result<(), EngineError> {
        let mut candidates = Vec::new();
        for file in files {
            candidates.push(self.open_staged(ModuleRegistry::staged(file)?)?);
        }
        let made = instantiate(self, &candidates, &[])?;
        self.modules.commit(candidates, made)?;
        Ok(())
    }

    /// Opens a library, which may run code of it.
    pub(super) fn open_staged(&self, staged: StagedModule) -> Result<Candidate, EngineError> {
        self.progress.module(&staged.package, "was opened");
        Ok(self.modules.open(staged)?)
    }

    /// Copies a module's library as cargo left it.
    pub(super) fn stage(
        &self,
        module: &PlannedModule,
        kind: ModuleKind,
    ) -> Result<StagedModule, EngineError> {
        let built = self.host.library(&module.dylib_file_name);
        if !built.exists() {
            return Err(EngineError::Refused(format!(
                "{} is not built: {} is missing; press Build & Reload, or run `cargo build -p {}`",
                module.package,
                built.display(),
                module.package
            )));
        }
        let file = ModuleFile {
            package: module.package.clone(),
            kind,
            built,
        };
        Ok(self.modules.stage(&file)?)
    }

    /// Starts to compute the fingerprints of the shared libraries and the cores on a thread.
    pub fn remember_shared(&mut self, plan: &ModulePlan) {
        let cores = plan.cores.iter().map(|core| &core.module.dylib_file_name);
        let mut files: Vec<PathBuf> = cores.map(|name| self.host.library(name)).collect();
        files.push(self.host.base());
        files.extend(self.host.graphics());
        let (staging, keep) = (self.host.staging(), self.proven.files());
        let taking = std::thread::Builder::new()
            .name("fingerprints".into())
            .spawn(move || {
                sweep(&staging, &keep);
                SharedLibraries::of(&files)
            });
        self.shared = Shared::Pending(taking.ok());
    }

    /// One hash for all shared libraries of this process.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn shared_fingerprint(&mut self) -> Result<u64, ModuleError> {
        Ok(self.shared()?.map_or(0, SharedLibraries::fingerprint))
    }

    /// Refuses when a contract or a shared library changed on disk since the start.
    pub fn check_shared(&mut self, package: &str) -> Result<(), ModuleError> {
        match self.shared()? {
            Some(shared) => shared.check_shared(package),
            None => Ok(()),
        }
    }

    /// The shared libraries; waits while their fingerprints are being computed.
    fn shared(&mut self) -> Result<Option<&SharedLibraries>, ModuleError> {
        if let Shared::Pending(Some(_)) = &self.shared {
            let taken = match std::mem::replace(&mut self.shared, Shared::Pending(None)) {
                Shared::Pending(taking) => taking.and_then(|taking| taking.join().ok()),
                Shared::Ready(shared) => Some(Ok(shared)),
            };
            let failed = || ModuleError::Failed {
                module: "the build gate".into(),
                message: "the fingerprints of the shared libraries could not be taken".into(),
            };
            self.shared = Shared::Ready(taken.ok_or_else(failed)??);
        }
        Ok(match &self.shared {
            Shared::Ready(shared) => Some(shared),
            Shared::Pending(_) => None,
        })
    }

    /// Replaces the system that implements a core by another of its declared systems.
    pub fn use_system(&mut self, project: &Project, package: &str) -> Result<(), EngineError> {
        let has = |core: &&CorePlan| core.candidates.iter().any(|s| s.module.package == package);
        let unknown = || EngineError::Refused(format!("no system is called {package}"));
        let core = project.plan.cores.iter().find(has).ok_or_else(unknown)?;
        let system = core.candidates.iter().find(|s| s.module.package == package);
        let staged = self.stage(&system.ok_or_else(unknown)?.module, ModuleKind::System)?;
        let (staged, _) = self.prove(project, vec![staged])?;
        let mut candidates = Vec::new();
        for module in staged {
            candidates.push(self.open_staged(module)?);
        }
        let context = context_of(&self.world);
        let made = self.modules.instantiate(&candidates, &context, |_| {})?;
        let others = core.candidates.iter().map(|s| s.module.package.clone());
        let others: Vec<String> = others.filter(|other| other != package).collect();
        self.modules.unload(&others)?;
        self.modules.commit(candidates, made)?;
        Ok(())
    }

    /// True when this module is switched off.
    pub fn is_off(&self, package: &str) -> bool {
        self.off.iter().any(|off| off.package == package)
    }

    /// The modules of a plan that are neither loaded nor switched off: cores, the first system of each core that has no
    /// implementation yet, plugins.
    pub(super) fn missing<'a>(&self, plan: &'a ModulePlan) -> Vec<(&'a PlannedModule, ModuleKind)> {
        let is_loaded = |module: &PlannedModule| self.modules.get(&module.package).is_some();
        let cores = plan.cores.iter();
        let systems = cores
            .clone()
            .filter(|core| !core.candidates.iter().any(|s| is_loaded(&s.module)))
            .filter_map(|core| core.candidates.first())
            .map(|system| (&system.module, ModuleKind::System));
        let plugins = plan
            .plugins
            .iter()
            .map(|plugin| (&plugin.module, ModuleKind::Plugin));
        cores
            .map(|core| (&core.module, ModuleKind::Core))
            .chain(systems)
            .chain(plugins)
            .filter(|(module, _)| !is_loaded(module) && !self.is_off(&module.package))
            .collect()
    }
}
