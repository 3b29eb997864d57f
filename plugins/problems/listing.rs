//! Filters and texts of problems.

use playground_base::{stable_id, state};
use playground_core_engine::{Problem, Severity};

/// Which severities are shown.
#[state]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Errors.
    #[field(default = true)]
    pub errors: bool,
    /// Warnings.
    #[field(default = true)]
    pub warnings: bool,
}

impl Shown {
    /// The indexes of the problems that are shown: errors first, otherwise as they came.
    pub fn of(self, problems: &[Problem]) -> Vec<usize> {
        let is_shown = |at: &usize| match problems[*at].severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        };
        let mut indexes: Vec<usize> = (0..problems.len()).filter(is_shown).collect();
        indexes.sort_by_key(|at| problems[*at].severity);
        indexes
    }
}

/// The number of errors and warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Counts {
    /// Counts problems by severity.
    pub fn of(problems: &[Problem]) -> Self {
        let errors = problems
            .iter()
            .filter(|p| p.severity == Severity::Error)
            .count();
        Self {
            errors,
            warnings: problems.len() - errors,
        }
    }
}

/// File, line and column: `src/lib.rs:12:5`, with the last three parts of a long path; empty for a
/// problem without a file.
pub fn location_text(problem: &Problem) -> String {
    let Some(file) = &problem.file else {
        return String::new();
    };
    let parts: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
    let short = if parts.len() > 3 {
        parts[parts.len() - 3..].join("/")
    } else {
        file.display().to_string()
    };
    match (problem.line, problem.column) {
        (0, _) => short,
        (line, 0) => format!("{short}:{line}"),
        (line, column) => format!("{short}:{line}:{column}"),
    }
}

/// The problem as text to copy: what the compiler wrote, or the message and its location.
pub fn as_text(problem: &Problem) -> String {
    if !problem.rendered.is_empty() {
        return problem.rendered.trim_end().to_owned();
    }
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let head = format!("{severity}: {} [{}]", problem.message, problem.source);
    match &problem.file {
        None => head,
        Some(file) => format!(
            "{head}\n  --> {}:{}:{}",
            file.display(),
            problem.line,
            problem.column
        ),
    }
}

/// A key that the same problem has after the next build too, so that opened rows stay open.
pub fn key_of(problem: &Problem) -> u64 {
    let file = problem.file.as_deref().map(|file| file.to_string_lossy());
    let file = file.unwrap_or_default();
    stable_id(&format!(
        "{}\n{file}\n{}\n{}",
        problem.source, problem.line, problem.message
    ))
}
