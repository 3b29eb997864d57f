//! [`Engine`]: modules, world, play and builds.

mod assets;
mod build_purpose;
mod generations;
mod handover;
mod kept;
mod manifests;
mod missing;
mod process;
mod projects;
mod reloads;
mod scene_file;
mod scenes;
mod switched_off;
mod trust;
mod unread_problems;
mod waiting;

use crate::assets::{
    AssetFiles, DrawnMaterials, Importers, Models, Panoramas, Pictures, Previews, Shaders, Sounds,
};
use crate::build::{BuildService, Interrupt, build_missing};
use crate::effects::EffectDelivery;
use crate::frame::{Extraction, FrameKeys, GamePicture, Loaders, Made};
use crate::imports::Imports;
use crate::play::{Failures, Play};
use crate::project::{Host, Project, RunContent, SourceWatch};
use crate::runtime::{ReloadMode, Runtime};
use crate::scene::merge::Versions;
use crate::scene::{FileStamp, KeptScene, SceneWatch, UnreadComponents};
use crate::text::Fonts;
use crate::{EngineError, Views};
use build_purpose::BuildPurpose;
use generations::Generations;
use playground_base::crossbeam::channel::{Receiver, Sender, bounded};
use playground_base::rayon::{ThreadPool, ThreadPoolBuilder};
use playground_base::{BindingRegistry, Handle};
use playground_core_ecs::World;
use playground_core_engine::{BuildStatus, ModuleOff, ModuleStatus, Problem};
use playground_modules_registry::LoadedBuild;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use unread_problems::UnreadProblems;
use waiting::WaitingReload;

pub use build_purpose::{BuildEnd, NextHost};
pub(crate) use kept::Kept;
pub use process::Process;
pub use scene_file::WrittenOutside;

/// The open project and scene.
pub struct OpenProject {
    /// The declarations of the project.
    pub project: Project,
    /// The scene file; `None` for one that was never saved.
    pub scene: Option<PathBuf>,
    /// The scene as its file has it, and as it was opened or saved last; `None` for a scene that was
    /// never saved.
    pub base: Option<KeptScene>,
    /// The hash of the file's text then.
    pub text_hash: u64,
    /// The stamp of the scene file when it was looked at last.
    stamp: Option<FileStamp>,
    scene_watch: Option<SceneWatch>,
    /// The versions between the conflict markers that the file was opened with.
    versions: Option<Versions>,
    /// Problems of the scene.
    scene_problems: Vec<Problem>,
    /// The project as its changed manifests declare it, until it is loaded.
    changed: Option<Project>,
    /// Packages that were loaded for it.
    packages: Vec<String>,
    /// What of it may run in a build; `None` when all may.
    trusted: Option<RunContent>,
    watch: Option<SourceWatch>,
    /// Why there is no watch.
    watch_problem: Option<Problem>,
    /// What of its code ran.
    generations: Generations,
    /// Modules that were off, and are loaded by the reload that runs.
    resuming: Vec<ModuleOff>,
}

impl OpenProject {
    /// Why changes of sources are noticed late, or not at all.
    fn watch_problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        let late = self.watch.as_ref().and_then(SourceWatch::problem);
        self.watch_problem.iter().chain(late)
    }
}

/// Everything that runs: modules, world, play, builds.
pub struct Engine {
    pub(crate) runtime: Runtime,
    pub(crate) play: Play,
    pub(crate) keys: Option<FrameKeys>,
    pub(crate) effects: EffectDelivery,
    pub(crate) picture: GamePicture,
    /// What the scene says and no module can read.
    pub(crate) unread: UnreadComponents,
    unread_problems: UnreadProblems,
    pub(crate) extraction: Extraction,
    assets: AssetFiles,
    imports: Imports,
    previews: Previews,
    sounds: Sounds,
    shaders: Shaders,
    editor: Project,
    open: Option<OpenProject>,
    build: BuildService,
    interrupt: Interrupt,
    status: BuildStatus,
    /// Why the current build runs.
    purpose: Option<BuildPurpose>,
    /// Ended builds that [`take_ended`](Engine::take_ended) has not returned yet.
    ended: Vec<BuildEnd>,
    auto_reload: bool,
    /// How a reload goes on that sources caused.
    auto_mode: ReloadMode,
    /// A reload that waits for a decision of the user.
    waiting: Option<WaitingReload>,
    /// How many reloads there were.
    reloads: u64,
    build_problems: Vec<Problem>,
    /// The watch reported that another program wrote the scene file.
    scene_was_written: bool,
    /// Modules that were not loaded, or not as they are built.
    load_problems: Vec<Problem>,
    /// Systems that failed since play started.
    pub(crate) failures: Failures,
    wakeups: (Sender<()>, Receiver<()>),
}

impl Engine {
    /// Starts with the editor's own modules and no project. `package` is the folder of the
    /// executable's package, when that is a project.
    pub fn start(package: Option<&Path>, process: Process) -> Result<Self, EngineError> {
        Self::start_until(package, process, Interrupt::default())
    }

    /// Like [`start`](Self::start); `interrupt` stops builds and dry runs before the process ends.
    pub fn start_until(
        package: Option<&Path>,
        process: Process,
        interrupt: Interrupt,
    ) -> Result<Self, EngineError> {
        let host = Host::of_this_process(package)?;
        if let Some(reason) = host.outdated() {
            tracing::warn!("{reason}");
        }
        let editor = Project::read(&host.editor)?;
        build_missing(&host, &editor, &interrupt)?;
        let workers = start_workers()?;
        let registry = Handle::new(BindingRegistry::default());
        match process {
            Process::Program => registry.panics().clone().install(),
            Process::Test => registry.panics().clone().install_beside(),
        }
        let world = Handle::new(World::new(registry, Handle::new(workers)));
        let mut runtime = Runtime::new(host, world)?;
        runtime.proves = process == Process::Program;
        runtime.interrupt = interrupt.clone();
        runtime.remember_shared(&editor.plan);
        let loaded = runtime.load(&editor)?;
        let wakeups = bounded(1);
        let workspace = runtime.host.workspace.clone();
        let importers = Importers::new(runtime.views.importers.clone());
        let (waker, finder) = (wakeups.0.clone(), runtime.views.assets.clone());
        let imports = match process {
            Process::Program => {
                let executable = runtime.host.executable.clone();
                Imports::in_workers(importers.clone(), executable, waker.clone())
            }
            Process::Test => Imports::in_this_process(Some(importers.clone())),
        };
        let (some, finds) = (Some(imports.clone()), Some(finder.clone()));
        let loaders = Loaders {
            pictures: Pictures::pictures(waker.clone(), some.clone(), finds.clone()),
            models: Models::models(waker.clone(), some.clone(), finds.clone()),
            panoramas: Panoramas::panoramas(waker.clone(), some.clone(), finds.clone()),
            materials: DrawnMaterials::new(waker.clone(), some.clone(), finds.clone()),
            fonts: Fonts::new(waker.clone(), some.clone(), finds.clone()),
        };
        let mut engine = Self {
            extraction: Extraction::new(loaders, runtime.views.animation.clone()),
            previews: Previews::new(waker.clone(), imports.clone()),
            sounds: Sounds::sounds(waker.clone(), some, finds),
            imports,
            assets: AssetFiles::new(finder, importers, waker),
            shaders: Shaders::watch(&workspace, wakeups.0.clone()),
            runtime,
            play: Play::default(),
            keys: None,
            effects: EffectDelivery::default(),
            picture: GamePicture::default(),
            unread: UnreadComponents::default(),
            unread_problems: UnreadProblems::default(),
            editor,
            open: None,
            build: BuildService::new(wakeups.0.clone(), interrupt.clone()),
            interrupt,
            status: BuildStatus::Idle,
            purpose: None,
            ended: Vec::new(),
            auto_reload: false,
            auto_mode: ReloadMode::Apply,
            waiting: None,
            reloads: 0,
            build_problems: Vec::new(),
            scene_was_written: false,
            load_problems: loaded.problems,
            failures: Failures::default(),
            wakeups,
        };
        engine.bind_keys()?;
        Ok(engine)
    }

    /// The world.
    pub fn world(&self) -> &Handle<World> {
        &self.runtime.world
    }

    /// The engine's bindings.
    pub fn views(&self) -> &Views {
        &self.runtime.views
    }

    /// The open project.
    pub fn open_project(&self) -> Option<&OpenProject> {
        self.open.as_ref()
    }

    /// What the scene says and no module can read.
    pub const fn unread(&self) -> &UnreadComponents {
        &self.unread
    }

    /// What the scene says and no module can read, for an edit.
    pub const fn unread_mut(&mut self) -> &mut UnreadComponents {
        &mut self.unread
    }

    /// Pictures that sprites show.
    pub const fn pictures(&self) -> &Pictures {
        &self.extraction.pictures
    }

    /// Waits until all requested pictures are read. True when there was something to wait for.
    pub fn wait_pictures(&mut self, longest: Duration) -> bool {
        let start = Instant::now();
        let is_busy = |of: &Self| {
            let extraction = &of.extraction;
            let is_reading = extraction.pictures.is_reading()
                || extraction.models.is_reading()
                || extraction.panoramas.is_reading()
                || extraction.materials.is_reading()
                || extraction.fonts.files.is_reading()
                || of.sounds.is_reading();
            of.assets.is_looking() || is_reading
        };
        let waits = is_busy(self);
        while is_busy(self) && start.elapsed() < longest {
            std::thread::sleep(Duration::from_millis(1));
            self.poll_assets();
        }
        waits
    }

    /// Pictures that sprites show, to report whether the renderer accepted them.
    pub const fn pictures_mut(&mut self) -> &mut Pictures {
        &mut self.extraction.pictures
    }

    /// Increases whenever a font of the project was read or changed.
    pub const fn fonts_revision(&self) -> u64 {
        self.extraction.fonts.files.revision()
    }

    /// Meshes and pictures that the device has to get before the draw list is drawn that was extracted last.
    pub const fn made_mut(&mut self) -> &mut Made {
        &mut self.extraction.made
    }

    /// The device is another one: what was made for it is made again.
    pub fn make_again(&mut self) {
        self.extraction.make_again();
    }

    /// Models that entities show.
    pub const fn models(&self) -> &Models {
        &self.extraction.models
    }

    /// Models that entities show, to report whether the renderer accepted them.
    pub const fn models_mut(&mut self) -> &mut Models {
        &mut self.extraction.models
    }

    /// Panoramas that light scenes.
    pub const fn panoramas(&self) -> &Panoramas {
        &self.extraction.panoramas
    }

    /// Panoramas that light scenes, to report whether the renderer accepted them.
    pub const fn panoramas_mut(&mut self) -> &mut Panoramas {
        &mut self.extraction.panoramas
    }

    /// Materials of entities.
    pub const fn materials(&self) -> &DrawnMaterials {
        &self.extraction.materials
    }

    /// Materials of entities, to report whether the renderer accepted them.
    pub const fn materials_mut(&mut self) -> &mut DrawnMaterials {
        &mut self.extraction.materials
    }

    /// Shaders that were edited.
    pub const fn shaders(&self) -> &Shaders {
        &self.shaders
    }

    /// Shaders that were edited, to report whether the renderer accepted them.
    pub const fn shaders_mut(&mut self) -> &mut Shaders {
        &mut self.shaders
    }

    /// The paths of this process: executable, libraries and workspace.
    pub fn host(&self) -> &Host {
        &self.runtime.host
    }

    /// The request that this process ends.
    pub const fn interrupt(&self) -> &Interrupt {
        &self.interrupt
    }

    /// Receives a message when [`update`](Self::update) has something to do although nothing plays:
    /// a source changed or a build progressed.
    pub fn wakeups(&self) -> Receiver<()> {
        self.wakeups.1.clone()
    }

    /// The status of every module.
    pub fn modules(&self) -> Vec<ModuleStatus> {
        let project = self.open.as_ref().map(|open| &open.project);
        self.runtime.statuses(project, self.failures.all())
    }

    /// The builds of modules that are loaded.
    pub fn loaded_builds(&self) -> Vec<LoadedBuild> {
        self.runtime.modules.loaded_builds()
    }

    /// Continues the count of generations of another process, whose modules are loaded next.
    pub fn expect_builds(&mut self, builds: Vec<LoadedBuild>) {
        self.runtime.modules.expect_builds(builds);
    }

    /// Rendering systems that the editor or the project declares, the preferred one first.
    pub fn renderers(&self) -> Vec<String> {
        let plan = &self.editor.plan;
        let rendering = plan.core("playground-core-rendering");
        let candidates = rendering.into_iter().flat_map(|core| &core.candidates);
        candidates
            .map(|system| system.module.package.clone())
            .collect()
    }

    /// Switches to another of the declared rendering systems. The graphics device must then be
    /// started again.
    pub fn use_renderer(&mut self, package: &str) -> Result<(), EngineError> {
        self.runtime.use_system(&self.editor, package)
    }

    fn bind_keys(&mut self) -> Result<(), EngineError> {
        self.keys = Some(FrameKeys::new(&self.runtime)?);
        Ok(())
    }
}

/// The worker threads of the systems. The calling thread is one of them: a stage whose systems are
/// quick then runs on it and wakes no other thread, which saves 40 µs per stage. A thread can
/// belong to one pool only, so a second engine on the same thread leaves it out.
fn start_workers() -> Result<ThreadPool, EngineError> {
    // With a single thread, work that another thread submits would never run.
    let threads = std::thread::available_parallelism().map_or(2, |count| count.get().max(2));
    let workers = || {
        ThreadPoolBuilder::new()
            .num_threads(threads)
            .thread_name(|index| format!("worker {index}"))
    };
    let with_this = workers().use_current_thread().build();
    let started = with_this.or_else(|_| workers().build());
    started.map_err(|error| EngineError::Refused(format!("no worker threads: {error}")))
}
