//! [`HostFor`]: which process opens a project.

use super::{Host, OwnWorkspace, Project, check_folder};
use crate::EngineError;
use playground_core_engine::{Problem, Severity};
use playground_modules_resolver::ProjectManifest;
use std::path::Path;

/// Which process opens a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostFor {
    /// This one.
    This,
    /// The project's own executable: the project is a workspace of its own.
    Own(OwnWorkspace),
    /// The editor's own executable: the project is a member of the editor's workspace.
    Editor,
}

impl HostFor {
    /// Decides by the manifests alone: nothing is run, built or written.
    ///
    /// # Errors
    /// When the project's manifest is wrong, or when it names code outside of any workspace that
    /// holds the editor's packages.
    pub fn project(host: &Host, folder: &Path) -> Result<Self, EngineError> {
        if host.home.as_deref() == Some(folder) {
            return Ok(Self::This);
        }
        let wrong = |errors: Vec<_>| EngineError::Project(super::problems_of(&errors));
        let manifest = ProjectManifest::read(folder).map_err(wrong)?;
        if let Some(own) = OwnWorkspace::of(folder) {
            check_folder(folder).map_err(EngineError::Refused)?;
            return Ok(Self::Own(own));
        }
        let project = Project::read(folder)?;
        let mut modules = project.plan.load_order.iter();
        let is_member = folder.starts_with(&host.workspace);
        let foreign = modules.find(|module| !host.builds(&module.folder));
        match foreign {
            Some(module) => Err(EngineError::Project(vec![no_workspace(
                &manifest.file,
                &module.package,
            )])),
            None if is_member && host.home.is_some() => Ok(Self::Editor),
            None => Ok(Self::This),
        }
    }
}

fn no_workspace(manifest: &Path, module: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        source: "manifest".into(),
        message: format!(
            "{}: {module} is code outside the editor's workspace, and the project is no workspace \
             of its own: write `workspace = \"{}\"` below [package], and the way there from each \
             package of the project into its manifest, as New Project does",
            manifest.display(),
            super::OWN_WORKSPACE
        ),
        file: Some(manifest.to_path_buf()),
        ..Problem::default()
    }
}
