//! [`KnownBuild`]: what cargo found out in its builds.

use super::cargo_state::CargoState;
use super::compiler::{Compiler, CompilerFolders};
use super::compiler_call::CompilerCall;
use super::last_build::LastBuild;
use super::stored_build::StoredBuild;
use crate::build::{BuildRequest, BuildResult, CargoSettings};
use playground_base::cargo_metadata::{Artifact, BuildScript};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

/// What cargo reports in a build.
#[derive(Debug, Default)]
pub struct BuildMessages {
    /// The libraries, programs and build scripts.
    pub artifacts: Vec<Artifact>,
    /// The build scripts that ran, now or before.
    pub scripts: Vec<BuildScript>,
    /// The calls of the compiler.
    pub calls: Vec<CompilerCall>,
}

/// A call of the compiler that cargo was seen to make.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SeenCall {
    /// The call.
    pub call: CompilerCall,
    /// What cargo knows about it.
    pub state: CargoState,
}

/// The calls that were seen, by what the names of their files begin with.
pub type Calls = BTreeMap<String, SeenCall>;

/// What cargo found out in its builds: the last one, if it succeeded, and the calls of all.
#[derive(Debug, Default)]
pub struct KnownBuild {
    /// The compiler that the calls are for.
    compiler: Compiler,
    calls: Calls,
    last: Option<LastBuild>,
    /// What the process before stored was read, if there was anything.
    is_restored: bool,
}

/// The units to compile, each after those that it depends on.
pub type Plan = Vec<(usize, SeenCall)>;

impl KnownBuild {
    /// Cargo has built, from `start` on.
    pub fn take(
        &mut self,
        request: &BuildRequest,
        settings: &CargoSettings,
        messages: &BuildMessages,
        result: &BuildResult,
        start: SystemTime,
    ) {
        self.see_compiler(request, messages, start);
        let profile = request.target.join("debug");
        for call in &messages.calls {
            self.see(call, &profile, start);
        }
        self.last = if result.success && !self.calls.is_empty() {
            LastBuild::of(request, settings, messages, result, start)
        } else {
            None
        };
        self.store(&request.target);
    }

    /// The last build in this target folder is another one.
    pub fn forget(&mut self, target: &Path) {
        self.last = None;
        StoredBuild::remove(target);
    }

    /// Stores what is known for the next process.
    pub fn store(&self, target: &Path) {
        let Some(last) = self.last.clone() else {
            return;
        };
        let stored = StoredBuild::of(self.compiler.clone(), self.calls.clone(), last);
        if let Err(error) = stored.write(target) {
            let target = target.display();
            tracing::debug!("after the next start, cargo builds in {target}: {error}");
        }
    }

    /// The calls for this request. `None` when only cargo can tell, or was not seen to make them.
    pub fn plan(&mut self, request: &BuildRequest, settings: &CargoSettings) -> Option<Plan> {
        self.restore(&request.target);
        let planned = self.try_plan(request, settings);
        planned
            .inspect_err(|reason| tracing::debug!("cargo builds: {reason}"))
            .ok()
    }

    fn try_plan(
        &mut self,
        request: &BuildRequest,
        settings: &CargoSettings,
    ) -> Result<Plan, String> {
        let last = self.last.as_mut().ok_or("no build of it is known")?;
        if self.compiler.changed() {
            return Err("the compiler changed".to_owned());
        }
        if let Some(difference) = last.difference(request, settings) {
            return Err(difference);
        }
        let outdated = last.outdated().ok_or("crates depend on each other")?;
        let steps = outdated.into_iter().map(|index| {
            let unit = &last.units[index];
            let key = format!("{}{}", unit.crate_name, unit.extra_filename(&last.deps));
            let seen = self.calls.get(&key).cloned();
            let unseen = || format!("the compiler was not seen to be called for {key}");
            Ok((index, seen.ok_or_else(unseen)?))
        });
        steps.collect()
    }

    /// The build that the plan is about.
    pub fn last(&mut self) -> Option<&mut LastBuild> {
        self.last.as_mut()
    }

    /// Takes over what the process before stored, once.
    fn restore(&mut self, target: &Path) {
        let is_first = !std::mem::replace(&mut self.is_restored, true);
        if !is_first || self.last.is_some() || !self.calls.is_empty() {
            return;
        }
        if let Some(stored) = StoredBuild::read(target) {
            self.compiler = stored.compiler;
            self.calls = stored.calls;
            self.last = Some(stored.last);
        }
    }

    /// Calls of another compiler are worth nothing.
    fn see_compiler(
        &mut self,
        request: &BuildRequest,
        messages: &BuildMessages,
        start: SystemTime,
    ) {
        if self.compiler.changed() {
            self.calls.clear();
        }
        let known = self.calls.values().map(|seen| &seen.call);
        if let Some(call) = messages.calls.iter().chain(known).next() {
            let folders = CompilerFolders::of_process();
            self.compiler = Compiler::of(call.program(), &request.folder, &folders, start);
        }
    }

    fn see(&mut self, call: &CompilerCall, profile: &Path, start: SystemTime) {
        let package = call.variable("CARGO_PKG_NAME").unwrap_or_default();
        let state = CargoState::find(profile, package, &call.crate_name, start);
        let key = format!("{}{}", call.crate_name, call.extra_filename());
        match state.filter(|_| call.makes_a_library()) {
            Some(state) => {
                let call = call.clone();
                self.calls.insert(key, SeenCall { call, state });
            }
            None => drop(self.calls.remove(&key)),
        }
    }
}
