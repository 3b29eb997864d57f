//! [`Failures`]: the systems that failed since play started.

use super::SystemFailure;
use crate::project::Host;
use playground_base::Implementation;
use playground_core_ecs::{FrameReport, System};
use playground_core_engine::{Problem, Remedy, Severity};
use std::path::PathBuf;

/// The systems and observers that failed since play started. They stay listed after Stop, until
/// play starts again or a reload ends.
#[derive(Debug, Default)]
pub struct Failures {
    all: Vec<SystemFailure>,
    /// The same as rows of the problems panel.
    problems: Vec<Problem>,
    /// Systems that failed in the last dry run, which may not fail when play starts.
    warnings: Vec<Problem>,
    /// How many of them were taken.
    taken: usize,
}

impl Failures {
    /// All of them, in order.
    pub fn all(&self) -> &[SystemFailure] {
        &self.all
    }

    /// The same as rows of the problems panel, and warnings of the last dry run.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        self.problems.iter().chain(&self.warnings)
    }

    /// Warns of systems that failed in a dry run, until play starts or another reload ends.
    pub fn warn(&mut self, failures: &[SystemFailure], sources: &Sources<'_>) {
        let warning = |failure: &SystemFailure| {
            let SystemFailure {
                system,
                when,
                error,
                ..
            } = failure;
            let text = format!("{system} fails when it plays, {when}: {error}");
            sources.problem_of(failure, Severity::Warning, text)
        };
        self.warnings = failures.iter().map(warning).collect();
    }

    /// Those that came since the last call.
    pub fn take_new(&mut self) -> Vec<SystemFailure> {
        let new = self.all.get(self.taken..).unwrap_or_default().to_vec();
        self.taken = self.all.len();
        new
    }

    /// Forgets all: the systems run again.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// True when the report has a failure that is not known. Without any, this compares numbers.
    pub fn has_new(&self, report: &FrameReport) -> bool {
        let is_known = |system| self.all.iter().any(|known| known.is_of(system));
        report.errors().any(|(system, _)| !is_known(system))
    }

    /// Adds the failures of a run of a stage with this number.
    pub fn add(&mut self, report: &FrameReport, index: u64, sources: &Sources<'_>) {
        for (system, error) in report.errors() {
            if self.all.iter().any(|known| known.is_of(system)) {
                continue;
            }
            let failure = SystemFailure::new(system, error, index, sources.implementations);
            self.problems.push(sources.problem(&failure));
            self.all.push(failure);
        }
    }
}

/// Where systems come from.
pub struct Sources<'a> {
    pub host: &'a Host,
    pub implementations: &'a [Implementation],
    /// The packages of the loaded modules.
    pub packages: &'a [String],
    /// The declarations, with the plugin of each.
    pub systems: &'a [(u64, System)],
}

impl Sources<'_> {
    fn problem(&self, failure: &SystemFailure) -> Problem {
        let SystemFailure {
            system,
            when,
            error,
            ..
        } = failure;
        let text = format!(
            "{system} failed {when} and is off until play starts again or a reload ends: {error}"
        );
        Problem {
            remedies: vec![Remedy::GoBack, Remedy::Resume],
            ..self.problem_of(failure, Severity::Error, text)
        }
    }

    /// A problem with this message, at the place of the panic or else of the declaration.
    pub fn problem_of(
        &self,
        failure: &SystemFailure,
        severity: Severity,
        message: String,
    ) -> Problem {
        let (file, line) = self.location(failure).unzip();
        Problem {
            severity,
            source: self.package(failure),
            message,
            file,
            line: line.unwrap_or(0),
            ..Problem::default()
        }
    }

    fn package(&self, failure: &SystemFailure) -> String {
        let mut packages = self.packages.iter();
        let package = packages.find(|name| name.replace('-', "_") == failure.crate_name);
        package.unwrap_or(&failure.crate_name).clone()
    }

    fn location(&self, failure: &SystemFailure) -> Option<(PathBuf, u32)> {
        let found = |(file, line): (&str, u32)| Some((self.host.source(file)?, line));
        failure.location().and_then(found).or_else(|| {
            let mut systems = self.systems.iter();
            let is_it = |(fragment, system): &&(u64, System)| {
                (*fragment, system.name) == (failure.fragment, failure.system.as_str())
            };
            let (_, system) = systems.find(is_it)?;
            found((system.file, system.line))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_ecs::{Stage, SystemReport};
    use std::path::Path;

    fn report(name: &'static str, error: &str) -> SystemReport {
        SystemReport {
            name,
            fragment: 7,
            stage: Stage::Update,
            error: Some(error.to_owned()),
            ..SystemReport::default()
        }
    }

    #[test]
    fn failure_is_one_problem_at_the_place_of_the_panic_or_of_the_declaration() {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let host = Host {
            executable: workspace.clone(),
            workspace: workspace.clone(),
            home: None,
            libraries: workspace.clone(),
            editor: workspace.clone(),
        };
        let declared = System {
            name: "rocks::roll",
            file: "engine/error.rs",
            line: 3,
            ..System::default()
        };
        let sources = Sources {
            host: &host,
            implementations: &[],
            packages: &[],
            systems: &[(7, declared)],
        };
        let mut failures = Failures::default();
        let mut now = FrameReport::default();
        now.systems
            .push(report("rocks::fall", "it broke at engine/lib.rs:12"));
        now.systems.push(report("rocks::roll", "no ground"));
        now.systems
            .push(report("rocks::float", "no water at ghost.rs:1"));
        assert!(failures.has_new(&now));
        failures.add(&now, 9, &sources);
        assert!(!failures.has_new(&now));
        failures.add(&now, 10, &sources);
        let places: Vec<_> = failures
            .problems()
            .map(|p| (p.file.clone(), p.line))
            .collect();
        let expected = [
            (Some(workspace.join("engine/lib.rs")), 12),
            (Some(workspace.join("engine/error.rs")), 3),
            (None, 0),
        ];
        assert_eq!(places, expected);
        let message = failures.problems().next().map(|p| p.message.clone());
        let message = message.unwrap_or_default();
        for part in [
            "rocks::fall",
            "in frame 9",
            "it broke",
            "until play starts again",
        ] {
            assert!(message.contains(part), "{message}");
        }
        assert_eq!(failures.take_new().len(), 3);
        assert!(failures.take_new().is_empty());

        failures.clear();
        let failed = SystemFailure::new(&now.systems[0], "it broke", 0, &[]);
        failures.warn(&[failed], &sources);
        let severities = failures.problems().map(|p| p.severity);
        assert_eq!(severities.collect::<Vec<_>>(), [Severity::Warning]);
        failures.clear();
        assert_eq!(failures.problems().count(), 0);
    }
}
