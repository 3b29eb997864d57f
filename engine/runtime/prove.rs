//! A start, and the opening of a project, load only libraries that a dry run passed.
//!
//! What lies in the target folder may be the library of a reload that was refused, or one that was
//! built by hand.

use super::{DryRunRequest, Runtime};
use crate::EngineError;
use crate::build::build_stale;
use crate::play::panic_location;
use crate::project::Project;
use playground_base::ModuleKind;
use playground_base::loader::fingerprint;
use playground_core_engine::{Problem, Severity};
use playground_modules_registry::{ModuleFile, ModuleRegistry, StagedModule};
use std::path::PathBuf;

impl Runtime {
    /// The libraries that may be loaded: those that a dry run passes, for others an earlier build.
    /// A plugin without one is left out, with a problem.
    ///
    /// # Errors
    /// When a system does not pass.
    pub(super) fn prove(
        &mut self,
        project: &Project,
        mut staged: Vec<StagedModule>,
    ) -> Result<(Vec<StagedModule>, Vec<Problem>), EngineError> {
        let mut problems: Vec<Problem> = Vec::new();
        let mut tried: Vec<PathBuf> = Vec::new();
        let mut is_built = false;
        while self.proves && staged.iter().any(|module| !self.proven.has(module)) {
            let end = match DryRunRequest::of(self, &staged, None)?.run(&self.host, &self.interrupt)
            {
                Ok(end) => end,
                Err(error) => {
                    tracing::warn!("modules are loaded without a dry run, which failed: {error}");
                    return Ok((staged, problems));
                }
            };
            let Some(reason) = end.refused else {
                break;
            };
            if self.interrupt.is_requested() {
                return Err(EngineError::Refused(reason));
            }
            // Its source may have been corrected since it was built.
            if !std::mem::replace(&mut is_built, true) && self.build_again(project, &mut staged) {
                continue;
            }
            let Some(at) = self.suspect(&staged, end.module.as_deref()) else {
                return Err(EngineError::Refused(reason));
            };
            let suspect = staged.remove(at);
            tried.push(suspect.library.library.file().to_path_buf());
            let earlier = self.earlier(&suspect, &tried);
            if earlier.is_none() && suspect.kind == ModuleKind::System {
                return Err(EngineError::Refused(format!(
                    "{}: {reason}",
                    suspect.package
                )));
            }
            problems.retain(|problem| problem.source != suspect.package);
            problems.push(self.problem(&suspect.package, &reason, earlier.is_some()));
            if let Some(earlier) = earlier {
                staged.insert(at, earlier);
            }
        }
        if self.proves {
            self.proven.add(&staged);
        }
        Ok((staged, problems))
    }

    /// Builds what is older than its sources. True when a library is another one now.
    fn build_again(&self, project: &Project, staged: &mut [StagedModule]) -> bool {
        if let Err(error) = build_stale(&self.host, &[project]) {
            tracing::warn!("{error}");
            return false;
        }
        let mut changed = false;
        for module in staged {
            let file = ModuleFile {
                package: module.package.clone(),
                kind: module.kind,
                built: module.library.built.clone(),
            };
            if let Ok(now) = self.modules.stage(&file) {
                changed |= now.library.fingerprint != module.library.fingerprint;
                *module = now;
            }
        }
        changed
    }

    /// The module to blame: the one that was opened or made last, else the last that no dry run
    /// passed.
    fn suspect(&self, staged: &[StagedModule], named: Option<&str>) -> Option<usize> {
        let is_named = |module: &StagedModule| Some(module.package.as_str()) == named;
        let is_unproven = |module: &StagedModule| !self.proven.has(module);
        let named = staged.iter().position(|m| is_named(m) && is_unproven(m));
        named.or_else(|| staged.iter().rposition(is_unproven))
    }

    /// The latest earlier build that was not tried.
    fn earlier(&self, module: &StagedModule, tried: &[PathBuf]) -> Option<StagedModule> {
        let files = self.proven.earlier(module.library.library.crate_name());
        let built = files.into_iter().find(|file| !tried.contains(file))?;
        let file = ModuleFile {
            package: module.package.clone(),
            kind: module.kind,
            built,
        };
        let mut staged = ModuleRegistry::staged(&file).ok()?;
        staged.library.fingerprint = fingerprint(&file.built).ok()?;
        Some(staged)
    }

    fn problem(&self, package: &str, reason: &str, goes_on: bool) -> Problem {
        let instead = if goes_on {
            "its last good build runs instead"
        } else {
            "it is not loaded"
        };
        let message = format!(
            "{package} is refused, and {instead}: {reason}; correct it, and press Build & Reload"
        );
        tracing::error!("{message}");
        let location = panic_location(reason);
        Problem {
            severity: Severity::Error,
            source: package.to_owned(),
            message,
            file: location.and_then(|(file, _)| self.host.source(file)),
            line: location.map_or(0, |(_, line)| line),
            ..Problem::default()
        }
    }
}
