//! Finds packages by following manifests: members of a workspace, and dependencies by path.

use playground_modules_manifest::{Inherited, Manifest, canonical, workspace_named_in};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::module_manifest::ModuleManifest;
use crate::resolve_error::ResolveError;
use crate::workspace::Workspace;

type Found = Result<ModuleManifest, Vec<ResolveError>>;

/// A walk over the folders of packages; each is visited once.
#[derive(Default)]
pub struct PackageSearch {
    pending: Vec<PathBuf>,
    seen: BTreeSet<PathBuf>,
    /// By root folder.
    workspaces: BTreeMap<PathBuf, Inherited>,
    /// The root folder that is nearest above each folder. A reload walks through all packages, and most
    /// lie below the same manifest.
    roots: BTreeMap<PathBuf, Option<PathBuf>>,
    found: Vec<Found>,
}

impl PackageSearch {
    /// A walk that starts at a project's folder.
    pub fn from(project: &Path) -> Self {
        Self {
            pending: vec![project.to_owned()],
            ..Self::default()
        }
    }

    /// Walks to the end.
    pub fn modules(mut self) -> Vec<Found> {
        while let Some(folder) = self.pending.pop() {
            let folder = canonical(&folder);
            if self.seen.insert(folder.clone()) {
                self.visit(&folder);
            }
        }
        self.found
    }

    fn visit(&mut self, folder: &Path) {
        let root = self.enter_workspace_of(folder);
        let file = match Manifest::read(folder) {
            Ok(file) => file,
            Err(error) => {
                self.found.push(Err(vec![error.into()]));
                return;
            }
        };
        let outside = Inherited::default();
        let inherited = root.and_then(|root| self.workspaces.get(&root));
        let module = ModuleManifest::from_file(&file, inherited.unwrap_or(&outside));
        if let Ok(module) = &module {
            let folders = module
                .dependencies
                .iter()
                .filter_map(|dependency| dependency.folder.clone());
            self.pending.extend(folders);
        }
        self.found.push(module);
    }

    /// Queues the members of a workspace when the walk first comes to it.
    fn enter_workspace_of(&mut self, folder: &Path) -> Option<PathBuf> {
        let root = match workspace_named_in(folder) {
            Some(named) => canonical(&folder.join(named)),
            None => self.root_above(folder)?,
        };
        if !self.workspaces.contains_key(&root) {
            let workspace = Workspace::read(&Manifest::read(&root).ok()?);
            self.pending.extend(workspace.members);
            self.workspaces.insert(root.clone(), workspace.inherited);
        }
        Some(root)
    }

    /// The folder itself, or the nearest above it, whose manifest has a workspace.
    fn root_above(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.roots.get(folder) {
            return known.clone();
        }
        let manifest = Manifest::read(folder).ok();
        let root = if manifest.is_some_and(|file| file.item(&["workspace"]).is_some()) {
            Some(folder.to_owned())
        } else {
            folder.parent().and_then(|above| self.root_above(above))
        };
        self.roots.insert(folder.to_owned(), root.clone());
        root
    }
}
