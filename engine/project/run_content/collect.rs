//! Finds the files of a project that run, by its manifests. Runs nothing.

use super::{RunItem, RunKind};
use crate::project::own_workspace::{MADE, OwnWorkspace};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use toml_edit::{DocumentMut, Item, TableLike};

/// The most bytes of a file that are compared.
const MAX_BYTES: u64 = 16 << 20;

/// The most packages that are looked at: a project that has more is not made by people.
const MAX_PACKAGES: usize = 1000;

/// Folders in which nothing of the project is.
const SKIPPED: &[&str] = &["target"];

/// The items of a project.
pub fn collect(project: &Path, editor: &Path) -> Vec<RunItem> {
    let mut collector = Collector {
        project: canonical(project),
        editor: canonical(editor),
        items: Vec::new(),
    };
    collector.add_configuration();
    collector.add_packages();
    collector.add_built();
    collector.items
}

struct Collector {
    project: PathBuf,
    editor: PathBuf,
    items: Vec<RunItem>,
}

impl Collector {
    /// What cargo and rustup read in the folder of a build and in all folders around it. That of the
    /// user, in cargo's own folder, is no part of a project.
    fn add_configuration(&mut self) {
        let root = OwnWorkspace {
            project: self.project.clone(),
        }
        .root();
        let around = self.project.ancestors().map(Path::to_path_buf);
        let folders: Vec<PathBuf> = std::iter::once(root).chain(around).collect();
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
                    self.add_file(&cargo.join(name), RunKind::CargoConfiguration);
                }
            }
            for name in ["rust-toolchain", "rust-toolchain.toml"] {
                self.add_file(&folder.join(name), RunKind::Toolchain);
            }
        }
    }

    fn add_packages(&mut self) {
        let own = OwnWorkspace {
            project: self.project.clone(),
        };
        let members = own.packages().into_iter();
        let mut waiting: Vec<PathBuf> = members.map(|path| self.project.join(path)).collect();
        waiting.push(own.root());
        let mut seen = BTreeSet::new();
        while let Some(folder) = waiting.pop() {
            let folder = canonical(&folder);
            if seen.len() < MAX_PACKAGES
                && !self.is_of_editor(&folder)
                && seen.insert(folder.clone())
            {
                self.add_package(&folder, &mut waiting);
            }
        }
    }

    /// What came built with the project: cargo takes a library that looks up to date as it is, and a
    /// generation is loaded without a build.
    fn add_built(&mut self) {
        for folder in ["target", ".playground/generations/libraries"] {
            let is_empty = fs::read_dir(self.project.join(folder))
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
        let own = folder.strip_prefix(self.project.join(".playground"));
        let is_link = own.is_ok_and(|path| {
            let parts = path.components().count();
            path.starts_with("editor") || path.starts_with("workspace") && parts > 1
        });
        folder.starts_with(&self.editor) || is_link
    }

    fn add_package(&mut self, folder: &Path, waiting: &mut Vec<PathBuf>) {
        let kind = if folder.starts_with(&self.project) {
            RunKind::Manifest
        } else {
            RunKind::PathDependency
        };
        let file = folder.join("Cargo.toml");
        let Some(text) = self.add_file(&file, kind) else {
            return;
        };
        // Cargo refuses a manifest that cannot be read.
        let Ok(manifest) = text.parse::<DocumentMut>() else {
            return;
        };
        self.add_build_script(folder, &manifest);
        let is_macro = item(&manifest, &["lib", "proc-macro"]).and_then(Item::as_bool);
        if is_macro == Some(true) {
            self.add_sources(folder, RunKind::ProcMacro, 0);
        }
        for name in ["patch", "replace"] {
            if let Some(table) = manifest.get(name) {
                self.items.push(RunItem {
                    path: self.shown(&file),
                    kind: RunKind::Patch,
                    text: table.to_string(),
                    is_made: self.is_made(&file, &text),
                });
            }
        }
        let mut paths = Vec::new();
        add_paths(manifest.as_item(), false, &mut paths);
        waiting.extend(paths.into_iter().map(|path| folder.join(path)));
    }

    fn add_build_script(&mut self, folder: &Path, manifest: &DocumentMut) {
        let named = item(manifest, &["package", "build"]);
        if named.and_then(Item::as_bool) == Some(false) {
            return;
        }
        let name = named.and_then(Item::as_str).unwrap_or("build.rs");
        self.add_file(&folder.join(name), RunKind::BuildScript);
        // Modules of a script are beside it.
        if let Some(stem) = Path::new(name).file_stem() {
            let beside = folder.join(stem);
            if beside.is_dir() {
                self.add_sources(&beside, RunKind::BuildScript, 0);
            }
        }
    }

    fn add_sources(&mut self, folder: &Path, kind: RunKind, depth: usize) {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries {
            let (path, name) = (entry.path(), entry.file_name());
            let name = name.to_string_lossy();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder {
                if depth < 8 && !name.starts_with('.') && !SKIPPED.contains(&&*name) {
                    self.add_sources(&path, kind, depth + 1);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                self.add_file(&path, kind);
            }
        }
    }

    /// Adds a file if it is there, and returns its text.
    fn add_file(&mut self, file: &Path, kind: RunKind) -> Option<String> {
        let text = read(file)?;
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
        let own = OwnWorkspace {
            project: self.project.clone(),
        };
        text.starts_with(MADE) && own.made_files().iter().any(|made| made == file)
    }

    fn shown(&self, file: &Path) -> PathBuf {
        let inside = file.strip_prefix(&self.project);
        inside.map_or_else(|_| file.to_path_buf(), Path::to_path_buf)
    }
}

/// The paths that a manifest names: every `path` in a table of dependencies, for all targets, of a
/// workspace, or of a replacement.
fn add_paths(item: &Item, is_dependencies: bool, paths: &mut Vec<String>) {
    let Some(table) = item.as_table_like() else {
        return;
    };
    for (key, value) in table.iter() {
        if is_dependencies {
            let path = value.as_table_like().and_then(|entry| entry.get("path"));
            paths.extend(path.and_then(Item::as_str).map(str::to_owned));
        }
        // A dependency may be called like a table.
        if is_dependencies {
            continue;
        }
        match key {
            "dependencies" | "build-dependencies" | "dev-dependencies" | "replace" => {
                add_paths(value, true, paths);
            }
            "patch" => {
                let sources = value.as_table_like().into_iter().flat_map(TableLike::iter);
                sources.for_each(|(_, source)| add_paths(source, true, paths));
            }
            "workspace" => add_paths(value, false, paths),
            "target" => {
                let targets = value.as_table_like().into_iter().flat_map(TableLike::iter);
                targets.for_each(|(_, target)| add_paths(target, false, paths));
            }
            _ => {}
        }
    }
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let mut plain = PathBuf::new();
        for component in path.components() {
            match component {
                Component::ParentDir => drop(plain.pop()),
                Component::CurDir => {}
                other => plain.push(other),
            }
        }
        plain
    })
}

/// The text of a plain file. What is no text is compared by its bytes all the same.
fn read(file: &Path) -> Option<String> {
    if !fs::metadata(file).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    let opened = File::open(file).ok()?;
    opened.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    Some(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => error
            .into_bytes()
            .iter()
            .map(|byte| char::from(*byte))
            .collect(),
    })
}

fn item<'a>(manifest: &'a DocumentMut, keys: &[&str]) -> Option<&'a Item> {
    let mut item = manifest.as_item();
    for key in keys {
        item = item.as_table_like()?.get(key)?;
    }
    Some(item)
}
