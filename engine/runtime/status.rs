//! The rows of the modules panel.

use super::Runtime;
use crate::play::SystemFailure;
use crate::project::Project;
use playground_base::{ModuleKind, ViewInfo, ViewModelInfo};
use playground_core_engine::ModuleStatus;
use playground_modules_registry::Module;

impl Runtime {
    /// One row for each implementation of a system or plugin, and one for each contract without an
    /// implementation. A plugin whose systems failed has their errors.
    pub fn statuses(
        &self,
        project: Option<&Project>,
        failures: &[SystemFailure],
    ) -> Vec<ModuleStatus> {
        let report = self.world.registry.report();
        let unbound = report.iter().filter(|r| r.bound.is_empty());
        let views: Vec<ViewInfo> = unbound.map(|r| r.view).collect();
        let mut rows = Vec::new();
        for module in self.modules.modules() {
            let of_project = project.is_some_and(|project| {
                let root = &project.manifest.root;
                let mut all = project.plan.load_order.iter();
                all.any(|m| m.package == module.package && m.folder.starts_with(root))
            });
            rows.extend(self.rows_of(module, of_project, &views, failures));
        }
        rows
    }

    fn rows_of(
        &self,
        module: &Module,
        of_project: bool,
        views: &[ViewInfo],
        failures: &[SystemFailure],
    ) -> Vec<ModuleStatus> {
        let row = ModuleStatus {
            package: module.package.clone(),
            kind: module.kind,
            generation: module.generation,
            file: module.staged.library.file().to_path_buf(),
            size_bytes: module.staged.size_bytes,
            load_ms: module.load_ms,
            reloadable: module.kind != ModuleKind::Core,
            of_project,
            ..ModuleStatus::default()
        };
        let implementations = module.view_models.iter().flat_map(|export| {
            let state_version = export.state_version;
            export
                .view_models
                .iter()
                .map(move |info| (info, state_version))
        });
        let mut rows: Vec<ModuleStatus> = implementations
            .map(|(info, state_version)| ModuleStatus {
                view: info.view_name.to_owned(),
                view_model: info.name.to_owned(),
                api_version: info.api_version,
                state_version,
                source: Some((self.host.workspace.join(info.file), info.line)),
                error: errors_of(info, failures),
                ..row.clone()
            })
            .collect();
        let own = module.views.iter().flat_map(|export| export.views);
        let unbound = own.filter(|view| views.iter().any(|known| known.view == view.view));
        if module.kind == ModuleKind::Core {
            rows.extend(unbound.map(|view| ModuleStatus {
                view: view.name.to_owned(),
                api_version: view.api_version,
                ..row.clone()
            }));
        }
        rows
    }
}

/// The errors of the systems of a plugin, one a line.
fn errors_of(info: &ViewModelInfo, failures: &[SystemFailure]) -> String {
    let is_system = info.view_name.ends_with("::SystemView");
    let of_plugin = failures
        .iter()
        .filter(|of| is_system && of.fragment == info.fragment);
    let lines = of_plugin.map(|of| {
        format!(
            "{} is off since it failed {}: {}",
            of.system, of.when, of.error
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}
