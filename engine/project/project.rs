//! [`Project`]: a project's declarations and its module plan.

use super::{TakenNames, problems_of};
use crate::EngineError;
use playground_modules_resolver::{
    ModuleManifest, ModulePlan, Packages, PlannedModule, ProjectManifest, resolve,
};
use std::path::{Path, PathBuf};

/// The package whose declarations of cores are the defaults of a project.
const EDITOR: &str = "playground-apps-editor";

/// A project: its declarations, and the plan that they resolve to.
#[derive(Clone, Debug)]
pub struct Project {
    /// The project's manifest.
    pub manifest: ProjectManifest,
    /// The modules to build and load.
    pub plan: ModulePlan,
    /// The packages whose sources may change: the modules, the project's other packages, and those
    /// outside the editor's workspace that they are built from.
    pub sources: Vec<PlannedModule>,
}

impl Project {
    /// Reads a project's declarations. Runs nothing and loads nothing.
    ///
    /// # Errors
    /// All mistakes, each with file, key and remedy.
    pub fn read(folder: &Path) -> Result<Self, EngineError> {
        let wrong = |errors: Vec<_>| EngineError::Project(problems_of(&errors));
        let manifest = ProjectManifest::read(folder).map_err(wrong)?;
        let packages = Packages::from_workspace(folder).map_err(wrong)?;
        // A project depends on the editor's package: its program is the editor with the project
        // open.
        let editor = packages
            .get(EDITOR)
            .filter(|editor| editor.folder != folder);
        let defaults = match editor {
            Some(editor) => ProjectManifest::read(&editor.folder).map_err(wrong)?.cores,
            None => Vec::new(),
        };
        let plan = resolve(&manifest, &defaults, &packages).map_err(wrong)?;
        let workspace = packages
            .get(EDITOR)
            .and_then(|editor| editor.folder.parent());
        let is_own = |package: &&ModuleManifest| {
            let is_of_editor = workspace.is_some_and(|root| package.folder.starts_with(root));
            package.folder.starts_with(&manifest.root) || !is_of_editor
        };
        let mut sources: Vec<PlannedModule> = plan.load_order.clone();
        sources.extend(packages.iter().filter(is_own).map(PlannedModule::from));
        let taken = workspace.map(TakenNames::of);
        let own = sources
            .iter()
            .filter(|source| source.folder.starts_with(folder));
        let refused = own.filter_map(|own| taken.as_ref()?.problem(&own.package, &own.folder));
        let refused: Vec<_> = refused.collect();
        if !refused.is_empty() {
            return Err(EngineError::Project(refused));
        }
        sources.sort_by(|a, b| a.package.cmp(&b.package));
        sources.dedup();
        Ok(Self {
            manifest,
            plan,
            sources,
        })
    }

    /// The project's folder.
    pub fn folder(&self) -> &Path {
        &self.manifest.root
    }

    /// Every scene file in `scenes/`, relative to the folder, in order.
    pub fn scenes(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder().join("scenes"));
        let files = entries.into_iter().flatten().filter_map(Result::ok);
        let mut scenes: Vec<PathBuf> = files
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|e| e == "ron"))
            .filter_map(|path| path.strip_prefix(self.folder()).ok().map(Path::to_path_buf))
            .collect();
        scenes.sort();
        scenes
    }
}
