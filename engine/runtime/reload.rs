//! Turns a finished build into a reload.

use super::transaction::{Reloaded, Transaction};
use super::{KeptRow, PendingReload, Runtime};
use crate::build::{Artifact, BuildResult};
use playground_base::ModuleKind;
use playground_core_ecs::FrameTime;
use playground_core_engine::{ReloadOutcome, ReloadReport, StageTime};
use playground_modules_registry::ModuleFile;
use std::time::Instant;

/// Whether a reload shows what it would do before anything changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReloadMode {
    /// It is carried out.
    #[default]
    Apply,
    /// It waits where a value would be lost, kept as text or stored less exactly.
    Ask,
    /// It waits in any case.
    Preview,
}

/// Reloads the running modules after a build.
pub struct Reloading<'a> {
    /// The modules.
    pub runtime: &'a mut Runtime,
    /// The frame that systems would run next; `None` while the scene is being edited.
    pub frame: Option<FrameTime>,
    /// Rows outside of the world.
    pub kept: Vec<KeptRow>,
}

impl Reloading<'_> {
    /// Reloads every module whose library differs from the loaded one.
    pub fn take(self, pending: &PendingReload, build: &BuildResult) -> Reloaded {
        let mut reloaded = match (build.success, build.cancelled) {
            (_, true) => outcome(ReloadOutcome::Cancelled),
            (false, _) => outcome(ReloadOutcome::Failed {
                stage: "build".into(),
                reason: build.first_error(),
                restart: false,
            }),
            (true, _) => self.swap(build, pending),
        };
        let report = &mut reloaded.report;
        report.stages.insert(
            0,
            StageTime {
                stage: "build",
                time_ms: build.time_ms,
            },
        );
        report.total_ms = pending.start.elapsed().as_secs_f32() * 1e3;
        reloaded
    }

    /// Runs these libraries of an earlier generation again. Nothing is built.
    pub fn go_to(self, files: Vec<ModuleFile>) -> Reloaded {
        let start = Instant::now();
        let mut reloaded = if files.is_empty() {
            outcome(ReloadOutcome::Unchanged)
        } else {
            let transaction = Transaction::new(self.runtime, files, self.frame);
            transaction.with_kept(self.kept).of_generation().run()
        };
        reloaded.report.total_ms = start.elapsed().as_secs_f32() * 1e3;
        reloaded
    }

    fn swap(self, build: &BuildResult, pending: &PendingReload) -> Reloaded {
        let files = changed(self.runtime, &build.artifacts);
        let changed_shared = self.runtime.check_shared("the project");
        if let Err(error) = changed_shared {
            return outcome(ReloadOutcome::Failed {
                stage: "gates".into(),
                reason: error.to_string(),
                restart: true,
            });
        }
        if files.is_empty() {
            return outcome(ReloadOutcome::Unchanged);
        }
        Transaction::new(self.runtime, files, self.frame)
            .with_kept(self.kept)
            .with_pending(pending)
            .run()
    }
}

/// The modules whose library on disk is not the one that is loaded.
fn changed(runtime: &Runtime, artifacts: &[Artifact]) -> Vec<ModuleFile> {
    let mut files = Vec::new();
    for module in runtime.modules.modules() {
        let crate_name = module.staged.library.crate_name();
        let built = artifacts.iter().find(|a| a.crate_name == crate_name);
        let Some(artifact) = built.filter(|_| module.kind != ModuleKind::Core) else {
            continue;
        };
        let fingerprint = playground_base::loader::fingerprint(&artifact.file).ok();
        if fingerprint != Some(module.staged.fingerprint) {
            files.push(ModuleFile {
                package: module.package.clone(),
                kind: module.kind,
                built: artifact.file.clone(),
            });
        }
    }
    files
}

fn outcome(outcome: ReloadOutcome) -> Reloaded {
    Reloaded {
        report: ReloadReport {
            outcome,
            ..ReloadReport::default()
        },
        ..Reloaded::default()
    }
}
