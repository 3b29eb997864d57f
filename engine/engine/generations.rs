//! The generations of the open project's code: each is recorded when it runs first, and can run again.

use super::{Engine, OpenProject};
use crate::EngineError;
use crate::generations::{GenerationStore, SourceTexts, resident_bytes, source_change};
use crate::play::SystemFailure;
use crate::runtime::{Reloaded, Reloading, Runtime};
use playground_base::ModuleKind;
use playground_core_engine::{
    FieldChanges, GenerationCause, GenerationModule, ProjectGeneration, ProjectGenerations,
    ReloadOutcome, ReloadReport, SourceChange,
};
use playground_modules_registry::{Module, ModuleFile};
use std::path::Path;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The generations of the open project.
#[derive(Debug, Default)]
pub(super) struct Generations {
    /// Where they are kept; `None` in a test, which keeps none.
    store: Option<GenerationStore>,
    /// The latest first.
    all: Vec<ProjectGeneration>,
    /// The number of the one that runs.
    running: Option<u32>,
    /// The sources as they were when the build began.
    sources: Option<SourceTexts>,
    /// Memory of the process before the modules are swapped, in bytes.
    memory_before_bytes: u64,
}

impl Generations {
    fn get(&self, number: u32) -> Option<&ProjectGeneration> {
        self.all.iter().find(|of| of.number == number)
    }

    fn runs(&self) -> Option<&ProjectGeneration> {
        self.running.and_then(|number| self.get(number))
    }

    /// Packages whose module is not that of the latest generation: a build has to name them, to return
    /// to the sources.
    pub(super) fn packages_of_older(&self, runtime: &Runtime) -> Vec<String> {
        let is_older = self.running != self.all.first().map(|latest| latest.number);
        let latest = self.all.first().filter(|_| is_older);
        let modules = latest.into_iter().flat_map(|latest| &latest.modules);
        let is_other = |module: &&GenerationModule| !is_loaded(runtime, module);
        modules
            .filter(is_other)
            .map(|module| module.package.clone())
            .collect()
    }
}

impl Engine {
    /// The generations of the open project's code.
    pub fn generations(&self) -> ProjectGenerations {
        let Some(open) = &self.open else {
            return ProjectGenerations::default();
        };
        let of = &open.generations;
        let shared = of.runs().map_or(0, |runs| runs.shared);
        let mut all = of.all.clone();
        for generation in &mut all {
            generation.obstacle = obstacle(of, generation, shared);
        }
        ProjectGenerations {
            all,
            running: of.running,
            disk_bytes: of.store.as_ref().map_or(0, GenerationStore::disk_bytes),
        }
    }

    /// Reads the generations of the project that was just opened, and records what it runs.
    pub(super) fn open_generations(&mut self) {
        let staging = self.host().staging();
        let keeps = self.runtime.proves;
        let Some(open) = self.open.as_mut().filter(|_| keeps) else {
            return;
        };
        let store = GenerationStore::of(open.project.folder(), staging);
        open.generations = Generations {
            all: store.read(),
            store: Some(store),
            ..Generations::default()
        };
        self.record_generation(GenerationCause::Start, &ReloadReport::default(), (0, &[]));
    }

    /// Remembers the sources that a build begins with.
    pub(super) fn remember_sources(&mut self) {
        let workspace = self.host().workspace.clone();
        if let Some(open) = &mut self.open
            && open.generations.store.is_some()
        {
            let sources = SourceTexts::read(&open.project, &workspace);
            open.generations.sources = Some(sources);
        }
    }

    /// Remembers the memory before modules are swapped.
    pub(super) fn remember_memory(&mut self) {
        if let Some(open) = &mut self.open {
            open.generations.memory_before_bytes = resident_bytes();
        }
    }

    /// Records what runs now as a generation, unless it is the latest one. `played` are the frames of
    /// the dry run, and the systems that failed in it.
    pub(super) fn record_generation(
        &mut self,
        cause: GenerationCause,
        report: &ReloadReport,
        (frames, failures): (u64, &[SystemFailure]),
    ) {
        let shared = self.runtime.shared_fingerprint().unwrap_or(0);
        let workspace = self.host().workspace.clone();
        let Some(open) = &mut self.open else {
            return;
        };
        let sources = open.generations.sources.take();
        let Some(store) = open.generations.store.clone() else {
            return;
        };
        let of = &mut open.generations;
        if let Some(latest) = of.all.first()
            && latest.shared == shared
            && is_running(&self.runtime, latest)
        {
            of.running = Some(latest.number);
            return;
        }
        let sources = sources.unwrap_or_else(|| SourceTexts::read(&open.project, &workspace));
        let changes = changes_since(&store, of.all.first(), &sources);
        let memory_before_bytes = match cause {
            GenerationCause::Start => 0,
            GenerationCause::Reload => of.memory_before_bytes,
        };
        let mut generation = ProjectGeneration {
            number: store.next_number(),
            unix_s: unix_s(),
            cause,
            modules: modules_of(&self.runtime, of.runs().or(of.all.first())),
            shared,
            memory_before_bytes,
            memory_after_bytes: resident_bytes(),
            dry_run_frames: frames,
            dry_run_warnings: failures.iter().map(warning).collect(),
            changes,
            sources: sources.hashes(),
            ..of_report(report)
        };
        let libraries = replaceable(&self.runtime).map(|module| &module.staged);
        if let Err(reason) = store.write(&mut generation, &sources, libraries) {
            tracing::warn!("generation {} is not kept: {reason}", generation.number);
        }
        of.running = Some(generation.number);
        of.all.insert(0, generation);
        store.prune(&mut of.all, of.running);
    }

    /// Runs generation `number` of the code again: without a build, by the same stages as a reload.
    ///
    /// # Errors
    /// When there is no such generation, or it cannot run. A failure of a stage is in the report.
    pub fn go_to_generation(&mut self, number: u32) -> Result<ReloadReport, EngineError> {
        if self.is_building() {
            let text = "a build is running: wait for it, or cancel it";
            return Err(EngineError::Refused(text.to_owned()));
        }
        let (to, files) = self.plan_generation(number)?;
        let start = Instant::now();
        self.build_problems
            .retain(|problem| problem.source != "reload");
        let before = self.declared();
        let frame = self.play.next_frame();
        let reloading = Reloading {
            kept: self.kept_rows(),
            runtime: &mut self.runtime,
            frame,
        };
        let Reloaded {
            mut report,
            failures,
            undeclared,
            refilled,
            kept,
            ..
        } = reloading.go_to(files);
        // Rows of replaced pools cannot be compared with those of before.
        self.forget_keyframes();
        report.notes = self.keep(undeclared);
        if matches!(
            report.outcome,
            ReloadOutcome::Done | ReloadOutcome::Unchanged
        ) {
            self.follow_generation(&to, &mut report);
        }
        self.finish_swap((&before, &refilled), kept, &mut report, &failures);
        report.generation = self.open.as_ref().and_then(OpenProject::running_generation);
        report.total_ms = start.elapsed().as_secs_f32() * 1e3;
        Ok(report)
    }

    /// The generation and the libraries that are to be loaded for it.
    fn plan_generation(
        &mut self,
        number: u32,
    ) -> Result<(ProjectGeneration, Vec<ModuleFile>), EngineError> {
        let refused = |text: String| Err(EngineError::Refused(text));
        let shared = self.runtime.shared_fingerprint()?;
        let Some(open) = &self.open else {
            return Err(EngineError::NoProject);
        };
        let of = &open.generations;
        let (Some(to), Some(store)) = (of.get(number), &of.store) else {
            return refused(format!(
                "there is no generation {number}; `generations` lists them"
            ));
        };
        let obstacle = obstacle(of, to, shared);
        if !obstacle.is_empty() {
            return refused(format!("generation {number} cannot run: {obstacle}"));
        }
        let runtime = &self.runtime;
        let is_to_load =
            |m: &&GenerationModule| !is_loaded(runtime, m) && !runtime.is_off(&m.package);
        let modules = to.modules.iter().filter(is_to_load);
        let files = modules.filter_map(|module| {
            Some(ModuleFile {
                package: module.package.clone(),
                kind: module.kind,
                built: store.library(module)?,
            })
        });
        Ok((to.clone(), files.collect()))
    }

    /// Unloads modules of the project that the generation did not have.
    fn follow_generation(&mut self, to: &ProjectGeneration, report: &mut ReloadReport) {
        let Some(open) = &mut self.open else {
            return;
        };
        let modules = &self.runtime.modules;
        let is_plugin = |name: &str| {
            modules
                .get(name)
                .is_some_and(|m| m.kind == ModuleKind::Plugin)
        };
        let removed = open.packages.extract_if(.., |package| {
            is_plugin(package) && to.module(package).is_none()
        });
        let removed: Vec<String> = removed.collect();
        for (package, _) in &report.modules {
            if !open.packages.contains(package) && !of_editor(&self.editor, package) {
                open.packages.push(package.clone());
            }
        }
        open.generations.running = Some(to.number);
        if removed.is_empty() {
            return;
        }
        report.outcome = ReloadOutcome::Done;
        let gone = removed.join(", ");
        let note = format!("generation {} has no {gone}: it is not loaded", to.number);
        report.notes.push(note);
        if let Err(error) = self.runtime.modules.unload(&removed) {
            self.build_problems
                .extend(EngineError::from(error).into_problems("reload"));
        }
    }
}

impl OpenProject {
    /// The number of the generation of the code that runs.
    pub const fn running_generation(&self) -> Option<u32> {
        self.generations.running
    }
}

fn of_editor(editor: &crate::project::Project, package: &str) -> bool {
    let mut modules = editor.plan.load_order.iter();
    modules.any(|module| module.package == package)
}

/// The loaded modules that a reload can replace.
fn replaceable(runtime: &Runtime) -> impl Iterator<Item = &Module> {
    let modules = runtime.modules.modules();
    modules.filter(|module| module.kind != ModuleKind::Core)
}

/// True when this build of the module is loaded.
fn is_loaded(runtime: &Runtime, module: &GenerationModule) -> bool {
    let loaded = runtime.modules.get(&module.package);
    loaded.is_some_and(|loaded| file_name_of(loaded) == module.file_name)
}

/// True when exactly its modules are loaded, except those that are switched off.
fn is_running(runtime: &Runtime, generation: &ProjectGeneration) -> bool {
    let mut modules = generation.modules.iter();
    let mut loaded = replaceable(runtime);
    modules.all(|module| is_loaded(runtime, module) || runtime.is_off(&module.package))
        && loaded.all(|module| generation.module(&module.package).is_some())
}

/// The name of the copy, which is made of the content.
fn file_name_of(module: &Module) -> String {
    let name = module.staged.library.file().file_name();
    name.unwrap_or_default().to_string_lossy().into_owned()
}

/// Why a generation cannot run in a process with these shared libraries; empty when it can.
fn obstacle(of: &Generations, generation: &ProjectGeneration, shared: u64) -> String {
    if of.running == Some(generation.number) {
        return String::new();
    }
    if generation.shared != shared {
        return "it was built against other contracts: the editor or one of its cores changed since"
            .to_owned();
    }
    let is_gone = |module: &&GenerationModule| {
        let store = of.store.as_ref();
        store.is_none_or(|store| store.library(module).is_none())
    };
    let gone = generation.modules.iter().find(is_gone);
    gone.map_or_else(String::new, |module| {
        format!("the copy of {} is gone from the disk", module.package)
    })
}

fn modules_of(runtime: &Runtime, before: Option<&ProjectGeneration>) -> Vec<GenerationModule> {
    let module_of = |module: &Module| {
        let file_name = file_name_of(module);
        let known = before.and_then(|before| before.module(&module.package));
        let infos = module.view_models.iter().flat_map(|e| e.view_models);
        let mut contracts: Vec<(String, u32)> = infos
            .into_iter()
            .map(|info| (info.view_name.to_owned(), info.api_version))
            .collect();
        contracts.sort();
        contracts.dedup();
        let models = module.model_versions().into_iter();
        GenerationModule {
            package: module.package.clone(),
            kind: module.kind,
            fingerprint: module.staged.fingerprint,
            size_bytes: module.staged.size_bytes,
            contracts,
            models: models.map(|(name, of)| (name.to_owned(), of)).collect(),
            is_changed: known.is_none_or(|known| known.file_name != file_name),
            file_name,
        }
    };
    let loaded = replaceable(runtime).map(module_of);
    // What is off belongs to the project's code all the same.
    let known = before.into_iter().flat_map(|before| &before.modules);
    let off = known.filter(|module| runtime.is_off(&module.package));
    let off = off.map(|module| GenerationModule {
        is_changed: false,
        ..module.clone()
    });
    loaded.chain(off).collect()
}

/// What the report says about a reload.
fn of_report(report: &ReloadReport) -> ProjectGeneration {
    let fields = report.migrations.iter().map(|of| FieldChanges {
        component: of.component.clone(),
        gained: of.gained.clone(),
        lost: of.lost.clone(),
        renamed: of.renamed.clone(),
    });
    let stages = report.stages.iter();
    let notes = report.notes.iter().chain(&report.refused_states);
    ProjectGeneration {
        time_ms: report.total_ms,
        stages: stages
            .map(|stage| (stage.stage.to_owned(), stage.time_ms))
            .collect(),
        fields: fields.collect(),
        notes: notes.cloned().collect(),
        ..ProjectGeneration::default()
    }
}

/// How the sources differ from those of a generation.
fn changes_since(
    store: &GenerationStore,
    before: Option<&ProjectGeneration>,
    now: &SourceTexts,
) -> Vec<SourceChange> {
    let Some(before) = before else {
        return Vec::new();
    };
    let hashes = now.hashes();
    let text_before = |file: &Path| {
        let known = before.sources.iter().find(|(name, _)| name == file);
        known.and_then(|(_, hash)| store.text(*hash))
    };
    let is_changed = |file: &Path| {
        let of = |all: &[(std::path::PathBuf, u64)]| {
            all.iter().find(|(name, _)| name == file).map(|of| of.1)
        };
        of(&hashes) != of(&before.sources)
    };
    let changed = now.iter().filter(|(file, _)| is_changed(file));
    let mut changes: Vec<SourceChange> = changed
        .filter_map(|(file, text)| {
            source_change(file, &text_before(file).unwrap_or_default(), text)
        })
        .collect();
    let is_gone = |file: &Path| !hashes.iter().any(|(name, _)| name == file);
    let gone = before.sources.iter().filter(|(file, _)| is_gone(file));
    changes.extend(gone.filter_map(|(file, hash)| source_change(file, &store.text(*hash)?, "")));
    changes.sort_by(|one, other| one.file.cmp(&other.file));
    changes
}

fn warning(failure: &SystemFailure) -> String {
    format!(
        "{} fails when it plays, {}: {}",
        failure.system, failure.when, failure.error
    )
}

fn unix_s() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}
