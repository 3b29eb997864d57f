//! [`KnownBuild`]: what cargo found out in its builds.

use super::cargo_state::CargoState;
use super::compiler_call::CompilerCall;
use super::file_stamps::FileStamps;
use super::last_build::LastBuild;
use crate::build::{BuildRequest, BuildResult, CargoSettings};
use playground_base::cargo_metadata::{Artifact, BuildScript};
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
#[derive(Clone, Debug)]
pub struct SeenCall {
    /// The call.
    pub call: CompilerCall,
    /// What cargo knows about it.
    pub state: CargoState,
    /// The compiler.
    program: FileStamps,
}

/// What cargo found out in its builds: the last one, if it succeeded, and the calls of all.
#[derive(Debug, Default)]
pub struct KnownBuild {
    /// By crate, and what stands after its name in the names of its files.
    calls: BTreeMap<(String, String), SeenCall>,
    last: Option<LastBuild>,
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
        let profile = request.target.join("debug");
        for call in &messages.calls {
            self.see(call, &profile, start);
        }
        self.last = if result.success && !self.calls.is_empty() {
            LastBuild::of(request, settings, messages, result, start)
        } else {
            None
        };
    }

    /// The last build was another one.
    pub fn forget(&mut self) {
        self.last = None;
    }

    /// The calls for this request. `None` when only cargo can tell, or was not seen to make them.
    pub fn plan(&mut self, request: &BuildRequest, settings: &CargoSettings) -> Option<Plan> {
        let last = self.last.as_mut()?;
        if !last.is_same(request, settings) {
            return None;
        }
        let outdated = last.outdated()?;
        let steps = outdated.into_iter().map(|index| {
            let unit = &last.units[index];
            let key = (
                unit.crate_name.clone(),
                unit.extra_filename(&last.deps).to_owned(),
            );
            let seen = self.calls.get_mut(&key)?;
            (!seen.program.changed()).then(|| (index, seen.clone()))
        });
        steps.collect()
    }

    /// The build that the plan is about.
    pub fn last(&mut self) -> Option<&mut LastBuild> {
        self.last.as_mut()
    }

    fn see(&mut self, call: &CompilerCall, profile: &Path, start: SystemTime) {
        let package = call.variable("CARGO_PKG_NAME").unwrap_or_default();
        let state = CargoState::find(profile, package, &call.crate_name, start);
        let key = (call.crate_name.clone(), call.extra_filename().to_owned());
        match state.filter(|_| call.makes_a_library()) {
            Some(state) => {
                let mut program = FileStamps::default();
                program.add_by_time(call.program().to_path_buf());
                let call = call.clone();
                let seen = SeenCall {
                    call,
                    state,
                    program,
                };
                self.calls.insert(key, seen);
            }
            None => drop(self.calls.remove(&key)),
        }
    }
}
