//! [`LastBuild`]: the last build of cargo, which succeeded.

use super::dependencies::{Dependencies, package_name};
use super::file_stamps::FileStamps;
use super::known_build::BuildMessages;
use super::replacements::replaces_by_path;
use super::script_output::ScriptOutput;
use super::unit::Unit;
use crate::build::cargo_settings::config_files;
use crate::build::{Artifact, BuildRequest, BuildResult, CargoSettings};
use playground_base::cargo_metadata::PackageId;
use playground_base::toml_edit::DocumentMut;
use playground_core_engine::Problem;
use playground_modules_resolver::{canonical, workspace_root};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The most paths that build scripts may depend on: each is looked at before a build.
const MOST_PATHS: usize = 10_000;

/// The last build of cargo, which succeeded, and what has been compiled since.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LastBuild {
    /// The folder of libraries.
    pub deps: PathBuf,
    /// The libraries, programs and build scripts of packages that are no downloads.
    pub units: Vec<Unit>,
    /// The dynamic libraries.
    pub artifacts: Vec<Artifact>,
    /// Programs by the name of their target.
    pub executables: Vec<(String, PathBuf)>,
    request: BuildRequest,
    settings: CargoSettings,
    configs: Vec<PathBuf>,
    /// Variables that build scripts depend on, also those of downloads.
    script_variables: BTreeSet<String>,
    /// Files that cargo, build scripts and the compiler depend on.
    fixed: FileStamps,
    /// The files of the units, to notice builds by others.
    built: FileStamps,
}

impl LastBuild {
    /// The build that cargo reported, from `start` on. `None` when something of it is not known.
    pub fn of(
        request: &BuildRequest,
        settings: &CargoSettings,
        messages: &BuildMessages,
        result: &BuildResult,
        start: SystemTime,
    ) -> Option<Self> {
        let mut last = Self {
            deps: request.target.join("debug/deps"),
            units: Vec::new(),
            artifacts: result.artifacts.clone(),
            executables: result.executables.clone(),
            request: request.clone(),
            settings: settings.clone(),
            configs: config_files(&request.folder),
            script_variables: BTreeSet::new(),
            fixed: FileStamps::default(),
            built: FileStamps::default(),
        };
        last.add_units(messages, start)?;
        last.add_problems(&result.problems);
        last.add_fixed(messages, start)?;
        last.stamp_built();
        Some(last)
    }

    /// Why a build with this request would not do what the last one did; `None` when it does, except
    /// for the units.
    pub fn difference(
        &mut self,
        request: &BuildRequest,
        settings: &CargoSettings,
    ) -> Option<String> {
        if self.request != *request {
            Some("the request is another one".to_owned())
        } else if self.settings != *settings || self.configs != config_files(&request.folder) {
            Some("the settings of cargo are others".to_owned())
        } else {
            let fixed = self.fixed.first_changed();
            let other = fixed.or_else(|| self.built.first_changed());
            other.map(|file| format!("{} changed", file.display()))
        }
    }

    /// The units to compile, each after those that it depends on. `None` for a circle, which cargo
    /// refuses.
    pub fn outdated(&mut self) -> Option<Vec<usize>> {
        let mut outdated: BTreeSet<usize> = BTreeSet::new();
        for (index, unit) in self.units.iter_mut().enumerate() {
            unit.is_outdated |= unit.sources.changed();
            outdated.extend(unit.is_outdated.then_some(index));
        }
        let mut new: Vec<usize> = outdated.iter().copied().collect();
        while let Some(changed) = new.pop() {
            let users = (0..self.units.len()).filter(|user| self.depends_on(*user, changed));
            new.extend(users.filter(|user| outdated.insert(*user)));
        }
        self.in_order(outdated)
    }

    /// The root of the workspace.
    pub fn root(&self) -> &Path {
        &self.request.sources.root
    }

    /// The variables of the environment that scripts and sources depend on. They are the same as long as a
    /// process lives.
    pub fn variables(&self) -> BTreeSet<String> {
        let units = self.units.iter().flat_map(|unit| &unit.variables);
        units.chain(&self.script_variables).cloned().collect()
    }

    /// Takes the files as they are for what was built.
    pub fn stamp_built(&mut self) {
        self.built = FileStamps::default();
        for file in self.units.iter().flat_map(|unit| &unit.files) {
            self.built.add_by_time(file.clone());
        }
    }

    fn in_order(&self, mut outdated: BTreeSet<usize>) -> Option<Vec<usize>> {
        let mut order = Vec::new();
        while !outdated.is_empty() {
            let needs = |user: usize| outdated.iter().any(|other| self.depends_on(user, *other));
            let next = outdated.iter().copied().find(|index| !needs(*index))?;
            outdated.remove(&next);
            order.push(next);
        }
        Some(order)
    }

    fn depends_on(&self, user: usize, other: usize) -> bool {
        let (user, other) = (&self.units[user], &self.units[other]);
        other.is_library && user.needs.contains(&other.package)
    }

    fn add_units(&mut self, messages: &BuildMessages, start: SystemTime) -> Option<()> {
        let root = self.request.sources.root.clone();
        let workspace = document(&root.join("Cargo.toml"))?;
        let configs = self.configs.iter().filter_map(|file| document(file));
        if configs
            .chain([workspace.clone()])
            .any(|of| replaces_by_path(&of))
        {
            return None;
        }
        for name in ["Cargo.toml", "Cargo.lock"] {
            self.fixed.add_begun(root.join(name), start);
        }
        for artifact in &messages.artifacts {
            if !is_local(&artifact.package_id) {
                continue;
            }
            let manifest = artifact.manifest_path.as_std_path();
            is_of_workspace(manifest.parent()?, &root).then_some(())?;
            let document = document(manifest)?;
            let package = package_name(&document)?;
            let mut unit = Unit::of(artifact, &package, &Dependencies::of(&document, &workspace));
            unit.read_sources(&self.deps, &root, start).then_some(())?;
            unit.listed = unit.sources.clone();
            self.units.push(unit);
            self.fixed.add_begun(manifest.to_path_buf(), start);
            // Cargo finds a build script by its name alone.
            let script = manifest.with_file_name("build.rs");
            self.fixed.add_begun(script, start);
        }
        Some(())
    }

    /// Cargo reports warnings again of what is up to date.
    fn add_problems(&mut self, problems: &[Problem]) {
        for problem in problems {
            let name = problem.source.replace('-', "_");
            let mut units = self.units.iter_mut();
            if let Some(unit) = units.find(|unit| unit.crate_name == name) {
                unit.problems.push(problem.clone());
            }
        }
    }

    /// Adds what decides about all crates. It may have changed since the build began, at `start`.
    fn add_fixed(&mut self, messages: &BuildMessages, start: SystemTime) -> Option<()> {
        for file in &self.configs {
            self.fixed.add_begun(file.clone(), start);
        }
        for script in &messages.scripts {
            let mut artifacts = messages.artifacts.iter();
            let of = artifacts.find(|artifact| artifact.package_id == script.package_id);
            let folder = of.and_then(|of| of.manifest_path.as_std_path().parent());
            let output = ScriptOutput::read(script.out_dir.as_std_path());
            if is_local(&script.package_id) {
                // One that says nothing runs again after a change of any file of its package.
                let output = output.filter(ScriptOutput::is_known)?;
                self.add_output(output, folder?, start)?;
            } else if let (Some(output), Some(folder)) = (output, folder) {
                self.add_output(output.outside(folder), folder, start)?;
            }
        }
        Some(())
    }

    /// Adds what a build script of the package in `folder` depends on; `None` when that is too much to
    /// be looked at before each build.
    fn add_output(&mut self, output: ScriptOutput, folder: &Path, start: SystemTime) -> Option<()> {
        self.script_variables.extend(output.variables);
        let mut waiting: Vec<PathBuf> = output.paths.iter().map(|of| folder.join(of)).collect();
        let (mut folders, mut left) = (BTreeSet::new(), MOST_PATHS);
        while let Some(path) = waiting.pop() {
            left = left.checked_sub(1)?;
            // The time of a folder changes with the names in it. Links may lead in a circle.
            if path.is_dir() && folders.insert(canonical(&path)) {
                let entries = fs::read_dir(&path).into_iter().flatten().flatten();
                waiting.extend(entries.map(|entry| entry.path()));
            }
            self.fixed.add_begun(path, start);
        }
        Some(())
    }
}

/// True for a package that is no download.
pub fn is_local(package: &PackageId) -> bool {
    package.repr.starts_with("path+")
}

/// True for a package that is a member of the workspace, or of none: what members of others depend on
/// stands in a manifest that is not known.
fn is_of_workspace(package: &Path, root: &Path) -> bool {
    workspace_root(package).is_none_or(|found| canonical(&found.folder) == canonical(root))
}

fn document(manifest: &Path) -> Option<DocumentMut> {
    fs::read_to_string(manifest).ok()?.parse().ok()
}
