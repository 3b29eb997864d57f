//! Commands about reloads that wait for a decision, and about fields that were renamed.

use super::former_name::write_former_name;
use crate::answer::{CommandError, Outcome, Reply, plan_json};
use crate::app::{EditorApp, Origin};
use playground_base::serde_json::{Value as Json, json};
use playground_engine::{ReloadMode, replace_atomically};
use std::path::{Path, PathBuf};

impl EditorApp {
    /// Decides whether reloads wait that lose data. Those that sources cause wait too.
    pub fn set_asks_reload(&mut self, on: bool) {
        self.mirror.state.asks_reload = on;
        let mode = if on {
            ReloadMode::Ask
        } else {
            ReloadMode::Apply
        };
        self.document.engine.set_auto_mode(mode);
    }

    /// What the reload would do that waits.
    pub(super) fn show_plan(&self) -> Json {
        json!({"plan": self.document.engine.plan().map(plan_json)})
    }

    /// Drops the reload that waits.
    pub(super) fn keep_old_code(&mut self) -> Outcome {
        let plan = self.document.engine.drop_plan()?;
        Ok(json!({"modules": plan.modules}))
    }

    /// Writes the former name of a field into the source, and builds again.
    pub(super) fn rename_field(
        &mut self,
        component: &str,
        old: &str,
        new: &str,
        (name, origin): (&'static str, Origin),
    ) -> Result<Reply, CommandError> {
        if let Some(reason) = self.document.read_only() {
            return Err(CommandError::ReadOnly(reason));
        }
        let pool = self.pool(component)?;
        let description = pool.description();
        let host = self.document.engine.host();
        let file = host.source(description.file).ok_or_else(|| {
            let text = format!(
                "the source of {} is not there: {}",
                description.name, description.file
            );
            CommandError::Outside(text)
        })?;
        let sources = sources_beside(&file);
        let written = write_former_name(&sources, description.short_name(), old, new);
        let (at, text) = written.map_err(CommandError::Outside)?;
        let refused =
            |error: playground_engine::WriteError| CommandError::Outside(error.to_string());
        replace_atomically(&at, text.as_bytes()).map_err(refused)?;
        let package = self.package_to_build(&at, pool.library().crate_name());
        self.reload(package, name, origin)
    }

    /// What is to be built after a source changed: for one outside of the project the module that has
    /// the component, otherwise whatever changed.
    fn package_to_build(&self, source: &Path, crate_name: &str) -> Option<String> {
        let engine = &self.document.engine;
        let open = engine.open_project()?;
        if source.starts_with(open.project.folder()) {
            return None;
        }
        let mut modules = engine.modules().into_iter();
        let is_it = |package: &str| package.replace('-', "_") == crate_name;
        let module = modules.find(|module| is_it(&module.package))?;
        Some(module.package)
    }
}

/// The sources of the crate that this file is in, it first: files are read where they are needed.
fn sources_beside(file: &Path) -> Vec<PathBuf> {
    let mut root = file.parent();
    while let Some(folder) = root.filter(|folder| !folder.join("Cargo.toml").is_file()) {
        root = folder.parent();
    }
    let mut sources = vec![file.to_path_buf()];
    if let Some(root) = root {
        collect(root, true, &mut sources);
    }
    let mut rest = sources.split_off(1);
    rest.retain(|source| source != file);
    rest.sort();
    sources.extend(rest);
    sources
}

fn collect(folder: &Path, is_root: bool, sources: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_other = name == "target" || name.starts_with('.');
        let is_package = !is_root && path.join("Cargo.toml").is_file();
        if path.is_dir() && !is_other && !is_package && !path.is_symlink() {
            collect(&path, false, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push(path);
        }
    }
}
