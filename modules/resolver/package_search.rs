//! Finds packages by following manifests: members of a workspace, and dependencies by path.

use playground_modules_manifest::{Inherited, Manifest, canonical, workspace_root};
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
    /// The root folder of each member of these. To find it again takes reading the manifests above, and
    /// following all patterns of the workspace: tens of milliseconds at each reload.
    root_of: BTreeMap<PathBuf, PathBuf>,
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
        let file = match Manifest::read(folder) {
            Ok(file) => file,
            Err(error) => {
                self.enter_workspace_of(folder);
                self.found.push(Err(vec![error.into()]));
                return;
            }
        };
        let names_its_own = [&["workspace"][..], &["package", "workspace"]];
        let root = if names_its_own.iter().any(|key| file.item(key).is_some()) {
            self.enter_workspace_of(folder)
        } else {
            let known = self.root_of.get(folder).cloned();
            known.or_else(|| self.enter_workspace_of(folder))
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
        let manifest = workspace_root(folder)?;
        let root = manifest.folder.clone();
        if !self.workspaces.contains_key(&root) {
            let Workspace { members, inherited } = Workspace::read(&manifest);
            for member in &members {
                let known = self.root_of.entry(member.clone());
                known.or_insert_with(|| root.clone());
            }
            self.pending.extend(members);
            self.workspaces.insert(root.clone(), inherited);
        }
        Some(root)
    }
}
