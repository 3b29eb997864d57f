//! Builds the host process of another project, to hand over to it.

use super::Engine;
use super::build_purpose::{BuildEnd, BuildPurpose, NextHost, PendingHost};
use crate::EngineError;
use crate::build::{BuildRequest, BuildResult, SourceCrates, TargetSeed};
use crate::project::{HostFor, OwnWorkspace, Project};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

impl Engine {
    /// The process that opens the project in `folder`. Runs nothing.
    ///
    /// # Errors
    /// When the folder has no project, or one that no process can open.
    pub fn host_for(&self, folder: &Path) -> Result<HostFor, EngineError> {
        HostFor::project(self.host(), folder)
    }

    /// Starts to build the host that the project in `folder` needs, with every module that it
    /// loads. This runs cargo in the project: the caller must have checked that it is trusted.
    ///
    /// # Errors
    /// When its declarations are wrong, or a build runs already; nothing has changed then.
    pub fn build_host(&mut self, folder: &Path, host: &HostFor) -> Result<(), EngineError> {
        let editor = self.host().workspace.clone();
        let own = match host {
            HostFor::Own(own) => Some(own),
            HostFor::Editor | HostFor::This => None,
        };
        if self.is_building() {
            return Err(EngineError::Refused("a build is running already".into()));
        }
        if let Some(own) = own {
            log_difference(own, &editor);
            own.prepare(self.host())?;
        }
        let project = Project::read(folder)?;
        let request = BuildRequest {
            folder: own.map_or(editor.clone(), |own| own.project.clone()),
            target: own.map_or_else(|| target_of(&editor), |own| own.project.join("target")),
            workspace: editor,
            packages: self.packages_of_host(&project),
            sources: SourceCrates::of(
                &[&self.editor, &project],
                own.map_or_else(|| self.host().workspace.clone(), OwnWorkspace::root),
            ),
            seed: own.map(|own| self.seed_of(own)),
        };
        self.start_request(&request)?;
        self.purpose = Some(BuildPurpose::Host(PendingHost {
            project: folder.to_path_buf(),
            program: match own {
                Some(_) => project.manifest.package_name.clone(),
                None => "playground-editor".into(),
            },
        }));
        Ok(())
    }

    /// Every module of the editor and of the project, and the program itself.
    fn packages_of_host(&self, project: &Project) -> Vec<String> {
        let editor = self.editor.plan.load_order.iter();
        let modules = editor.chain(&project.plan.load_order);
        let mut packages: BTreeSet<String> = modules.map(|m| m.package.clone()).collect();
        packages.insert(self.editor.manifest.package_name.clone());
        packages.insert(project.manifest.package_name.clone());
        packages.into_iter().collect()
    }

    fn seed_of(&self, own: &OwnWorkspace) -> TargetSeed {
        TargetSeed {
            from: self.host().libraries.clone(),
            to: own.project.join("target/debug"),
        }
    }

    /// Records how the build of a host ended.
    pub(super) fn finish_host(&mut self, pending: PendingHost, result: &BuildResult) {
        let mut programs = result.executables.iter();
        let program = programs.find(|(name, _)| *name == pending.program);
        let built = match program {
            _ if result.cancelled => Err("the build was stopped; nothing was opened".into()),
            Some((_, executable)) if result.success => Ok(NextHost {
                executable: executable.clone(),
                package: Some(pending.project.clone()),
                project: pending.project,
            }),
            _ => Err(format!(
                "{} does not build: {}",
                pending.project.display(),
                result.first_error()
            )),
        };
        self.ended.push(BuildEnd::Host(built));
    }
}

/// The target folder of the editor, which `./run` takes from the same variable.
fn target_of(editor: &Path) -> PathBuf {
    let chosen = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    editor.join(chosen)
}

/// Logs why more than the project's own code is compiled, if that is so.
fn log_difference(own: &OwnWorkspace, editor: &Path) {
    if let Some(difference) = own.difference(editor).filter(|_| own.root().exists()) {
        tracing::info!(
            "{}: {difference}; it is built with the one in {} now",
            own.project.display(),
            editor.display()
        );
    }
}
