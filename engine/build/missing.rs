//! Builds the modules of a plan, and waits for them.

use super::{BuildEvent, BuildRequest, BuildResult, BuildService, Interrupt, Progress};
use crate::EngineError;
use crate::project::{Host, Project};
use playground_base::crossbeam::channel::bounded;
use std::collections::BTreeSet;
use std::path::Path;

/// Builds the project's modules whose library is missing, and waits for it: after a first
/// `cargo run`, or when a project is opened for the first time.
///
/// # Errors
/// The compiler's messages.
pub fn build_missing(
    host: &Host,
    project: &Project,
    interrupt: &Interrupt,
) -> Result<(), EngineError> {
    let missing = project
        .plan
        .load_order
        .iter()
        .filter(|m| !host.library(&m.dylib_file_name).exists());
    let packages: Vec<String> = missing.map(|m| m.package.clone()).collect();
    if packages.is_empty() {
        return Ok(());
    }
    tracing::info!("building {} for the first time", packages.join(", "));
    build(host, &[project], packages, interrupt).map(|_| ())
}

/// Builds the modules of these projects that are missing or older than their sources, and waits for
/// it. If all are up to date, it takes as long as cargo needs to find that out.
///
/// # Errors
/// The compiler's messages; when cargo builds into another folder than this process loads from.
pub fn build_stale(host: &Host, projects: &[&Project]) -> Result<(), EngineError> {
    let modules = projects.iter().flat_map(|project| &project.plan.load_order);
    let packages: BTreeSet<String> = modules.map(|m| m.package.clone()).collect();
    let packages = packages.into_iter().collect();
    let result = build(host, projects, packages, &Interrupt::default())?;
    let is_ours = |file: &Path| file.starts_with(&host.libraries);
    match result.artifacts.iter().find(|a| !is_ours(&a.file)) {
        None => Ok(()),
        Some(elsewhere) => Err(EngineError::Refused(format!(
            "cargo builds {}, and this process loads from {}: run `cargo test` as it is, without \
             `--release` and without a target folder of its own",
            elsewhere.file.display(),
            host.libraries.display()
        ))),
    }
}

fn build(
    host: &Host,
    projects: &[&Project],
    packages: Vec<String>,
    interrupt: &Interrupt,
) -> Result<BuildResult, EngineError> {
    let mut service = BuildService::new(bounded(1).0, interrupt.clone());
    let request = BuildRequest::of_host(host, projects, packages);
    service.start(&request).map_err(|error| EngineError::File {
        file: request.folder.clone(),
        reason: format!("the build does not start: {error}"),
    })?;
    while let Some(event) = service.wait() {
        match event {
            BuildEvent::Progress(Progress { done, current, .. }) => {
                tracing::debug!("{done}: {current}");
            }
            BuildEvent::Done(result) if result.success => return Ok(result),
            BuildEvent::Done(result) if result.cancelled => {
                return Err(EngineError::Refused("the build was stopped".into()));
            }
            BuildEvent::Done(result) => return Err(EngineError::Project(result.problems)),
        }
    }
    Err(EngineError::Refused(
        "the build ended without a result".into(),
    ))
}
