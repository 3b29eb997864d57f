//! Building what a plan names and nobody has built yet.

use super::{BuildEvent, BuildRequest, BuildService};
use crate::EngineError;
use crate::project::Host;
use playground_base::crossbeam::channel::bounded;
use playground_modules_resolver::ModulePlan;

/// Builds the plan's modules whose library is missing, and waits for it: after a first
/// `cargo run`, or when a project is opened for the first time.
///
/// # Errors
/// The compiler's messages.
pub fn build_missing(host: &Host, plan: &ModulePlan) -> Result<(), EngineError> {
    let missing = plan
        .load_order
        .iter()
        .filter(|m| !host.library(&m.dylib_file_name).exists());
    let packages: Vec<String> = missing.map(|m| m.package.clone()).collect();
    if packages.is_empty() {
        return Ok(());
    }
    tracing::info!("building {} for the first time", packages.join(", "));
    let mut service = BuildService::new(bounded(1).0);
    let request = BuildRequest::of_host(host, packages);
    service.start(&request).map_err(|error| EngineError::File {
        file: request.folder.clone(),
        reason: format!("the build does not start: {error}"),
    })?;
    while let Some(event) = service.wait() {
        match event {
            BuildEvent::Progress { done, current } => tracing::debug!("{done}: {current}"),
            BuildEvent::Done(result) if result.success => return Ok(()),
            BuildEvent::Done(result) => return Err(EngineError::Project(result.problems)),
        }
    }
    Err(EngineError::Refused(
        "the build ended without a result".into(),
    ))
}
