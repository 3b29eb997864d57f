//! Finds the files of a project that run, by its manifests. Runs nothing.

use super::file_text::file_text;
use super::module_files::ModuleFiles;
use super::run_package::{PathPackage, RunPackage, replaced};
use super::rust_files::rust_files;
use super::{RunItem, RunKind};
use crate::project::own_workspace::{MADE, OwnWorkspace};
use playground_modules_resolver::canonical;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use toml_edit::DocumentMut;

/// The most packages that are looked at: a project that has more is not made by people.
const MAX_PACKAGES: usize = 1000;

/// The items of a project.
pub fn collect(project: &Path, editor: &Path) -> Vec<RunItem> {
    let mut collector = Collector {
        own: OwnWorkspace {
            project: canonical(project),
        },
        editor: canonical(editor),
        items: Vec::new(),
        sources: BTreeSet::new(),
        waiting: Vec::new(),
    };
    collector.add_configuration();
    collector.add_packages();
    collector.add_built();
    collector.items
}

struct Collector {
    own: OwnWorkspace,
    editor: PathBuf,
    items: Vec<RunItem>,
    /// Sources that are items already, as what they are first.
    sources: BTreeSet<PathBuf>,
    /// Packages that are to be looked at.
    waiting: Vec<PathPackage>,
}

impl Collector {
    /// What cargo and rustup read in the folder of a build and in all folders around it. That of the
    /// user, in cargo's own folder, is no part of a project.
    fn add_configuration(&mut self) {
        let around = self.own.project.ancestors().map(Path::to_path_buf);
        let folders: Vec<PathBuf> = std::iter::once(self.own.root()).chain(around).collect();
        let of_user = std::env::var_os("CARGO_HOME")
            .map(PathBuf::from)
            .or_else(|| {
                let home = std::env::var_os("HOME")?;
                Some(PathBuf::from(home).join(".cargo"))
            });
        for folder in folders {
            let cargo = folder.join(".cargo");
            if of_user.as_deref() != Some(&cargo) {
                for name in ["config", "config.toml"] {
                    let text = self.add_file(&cargo.join(name), RunKind::CargoConfiguration);
                    let config = text.and_then(|text| text.parse::<DocumentMut>().ok());
                    let replaced = config.iter().flat_map(|config| replaced(config, &folder));
                    self.waiting.extend(replaced);
                }
            }
            for name in ["rust-toolchain", "rust-toolchain.toml"] {
                self.add_file(&folder.join(name), RunKind::Toolchain);
            }
        }
    }

    fn add_packages(&mut self) {
        let members = self.own.packages().into_iter();
        let members = members.map(|path| self.own.project.join(path));
        let members = members.chain([self.own.root()]);
        self.waiting.extend(members.map(|folder| PathPackage {
            folder,
            runs: false,
        }));
        let mut seen: BTreeMap<PathBuf, bool> = BTreeMap::new();
        while let Some(PathPackage { folder, runs }) = self.waiting.pop() {
            let folder = canonical(&folder);
            let is_seen = seen.get(&folder).is_some_and(|known| *known || !runs);
            if !is_seen && seen.len() < MAX_PACKAGES && !self.is_of_editor(&folder) {
                seen.insert(folder.clone(), runs);
                self.add_package(&folder, runs);
            }
        }
    }

    /// What came built with the project: cargo takes a library that looks up to date as it is, and a
    /// generation is loaded without a build.
    fn add_built(&mut self) {
        for folder in ["target", ".playground/generations/libraries"] {
            let is_empty = fs::read_dir(self.own.project.join(folder))
                .map_or(true, |mut entries| entries.next().is_none());
            if !is_empty {
                self.items.push(RunItem {
                    path: PathBuf::from(folder),
                    kind: RunKind::Built,
                    text: String::new(),
                    is_made: false,
                });
            }
        }
    }

    /// The links in the project's workspace lead to this editor when it is built, wherever they lead
    /// now.
    fn is_of_editor(&self, folder: &Path) -> bool {
        let own = folder.strip_prefix(self.own.project.join(".playground"));
        let is_link = own.is_ok_and(|path| {
            let parts = path.components().count();
            path.starts_with("editor") || path.starts_with("workspace") && parts > 1
        });
        folder.starts_with(&self.editor) || is_link
    }

    fn add_package(&mut self, folder: &Path, runs: bool) {
        let file = folder.join("Cargo.toml");
        let Some(text) = self.add_file(&file, self.kind_of_manifest(folder)) else {
            return;
        };
        // Cargo refuses a manifest that cannot be read.
        let Ok(manifest) = text.parse::<DocumentMut>() else {
            return;
        };
        let package = RunPackage::of(folder, &manifest, runs);
        for script in &package.scripts {
            self.add_script(script, folder);
        }
        if package.is_macro {
            self.add_library(&package.library, folder, RunKind::ProcMacro);
        } else if runs {
            self.add_library(&package.library, folder, RunKind::BuildDependency);
        }
        let mut replaced = DocumentMut::new();
        for name in ["patch", "replace"] {
            if let Some(table) = manifest.get(name) {
                replaced.insert(name, table.clone());
            }
        }
        if !replaced.is_empty() {
            self.items.push(RunItem {
                path: self.shown(&file),
                kind: RunKind::Patch,
                text: replaced.to_string(),
                is_made: self.is_made(&file, &text),
            });
        }
        // Versions and flags of its packages may stand in the manifest of its workspace.
        if let Some(root) = &package.root
            && let Some(root_folder) = root.parent()
            && !self.is_of_editor(&canonical(root_folder))
        {
            self.add_file(root, self.kind_of_manifest(root_folder));
        }
        self.waiting.extend(package.packages);
    }

    fn kind_of_manifest(&self, folder: &Path) -> RunKind {
        if folder.starts_with(&self.own.project) {
            RunKind::Manifest
        } else {
            RunKind::PathDependency
        }
    }

    /// Adds a build script with its modules. Other sources in its folder are mostly those of the package's
    /// library, which change all day; all of them count only where the modules are not known without
    /// the compiler.
    fn add_script(&mut self, script: &Path, package: &Path) {
        let modules = ModuleFiles::of(script, package);
        if let Some(folder) = script.parent().filter(|_| modules.has_unknown) {
            self.add_folder(folder, RunKind::BuildScript);
        }
        for file in modules.files {
            self.add_source(&file, RunKind::BuildScript);
        }
    }

    /// Adds every source of a package whose library runs in a build, and what those name elsewhere.
    fn add_library(&mut self, library: &Path, package: &Path, kind: RunKind) {
        self.add_folder(package, kind);
        for file in ModuleFiles::of(library, package).files {
            self.add_source(&file, kind);
        }
    }

    /// Adds the sources below a folder, without what cargo makes there.
    fn add_folder(&mut self, folder: &Path, kind: RunKind) {
        let target = self.own.project.join("target");
        let files = rust_files(folder, |folder| {
            folder == target || self.is_of_editor(folder)
        });
        for file in files {
            self.add_source(&file, kind);
        }
    }

    /// Adds a source by its path without links and dots: the same file is one item, and two files are two.
    fn add_source(&mut self, file: &Path, kind: RunKind) {
        let file = canonical(file);
        if self.sources.insert(file.clone()) {
            self.add_file(&file, kind);
        }
    }

    /// Adds a file if it is there, and returns its text.
    fn add_file(&mut self, file: &Path, kind: RunKind) -> Option<String> {
        let text = file_text(file)?;
        self.items.push(RunItem {
            path: self.shown(file),
            kind,
            text: text.clone(),
            is_made: self.is_made(file, &text),
        });
        Some(text)
    }

    /// True for one of the files that [`OwnWorkspace::prepare`] writes.
    fn is_made(&self, file: &Path, text: &str) -> bool {
        text.starts_with(MADE) && self.own.made_files().iter().any(|made| made == file)
    }

    fn shown(&self, file: &Path) -> PathBuf {
        let inside = file.strip_prefix(&self.own.project);
        inside.map_or_else(|_| file.to_path_buf(), Path::to_path_buf)
    }
}
