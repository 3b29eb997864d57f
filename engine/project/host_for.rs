//! [`HostFor`]: which process opens a project.

use super::host::has_editor;
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
    let folder = manifest.parent().unwrap_or(manifest);
    let other = folder.ancestors().find(|folder| has_editor(folder));
    let remedy = match other {
        Some(editor) => format!(
            "the project belongs to the editor in {}: open it with `{} {}`",
            editor.display(),
            editor.join("run").display(),
            folder.display()
        ),
        None => format!(
            "{module} is code outside the editor's workspace, and the project is no workspace of its \
             own: write `workspace = \"{}\"` below [package], and the way there from each package of \
             the project into its manifest, as New Project does",
            super::OWN_WORKSPACE
        ),
    };
    Problem {
        severity: Severity::Error,
        source: "manifest".into(),
        message: format!("{}: {remedy}", manifest.display()),
        file: Some(manifest.to_path_buf()),
        ..Problem::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sample_of_another_checkout_is_refused_with_the_editor_to_open_it_with() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let editor = folder.path().join("other");
        for (file, text) in [
            ("Cargo.toml", "[workspace]\n"),
            (
                "editor/Cargo.toml",
                "[package]\nname = \"playground-apps-editor\"\n",
            ),
        ] {
            let file = editor.join(file);
            std::fs::create_dir_all(file.parent().expect("in a folder")).expect("a folder");
            std::fs::write(file, text).expect("a file");
        }
        let message = |folder: &Path| no_workspace(&folder.join("Cargo.toml"), "rocks").message;
        let sample = editor.join("assets/samples/flock");
        let run = format!("{} {}", editor.join("run").display(), sample.display());
        assert!(message(&sample).contains(&run), "{}", message(&sample));
        let elsewhere = message(folder.path());
        assert!(elsewhere.contains("as New Project does"), "{elsewhere}");
    }
}
