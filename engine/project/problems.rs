//! Converts the resolver's errors to problems.

use playground_core_engine::{Problem, Severity};
use playground_modules_resolver::ResolveError;

/// The errors as rows of the problems panel.
pub fn problems_of(errors: &[ResolveError]) -> Vec<Problem> {
    let problem = |error: &ResolveError| {
        let location = error.location();
        Problem {
            severity: Severity::Error,
            source: "manifest".into(),
            message: error.to_string(),
            rendered: String::new(),
            file: Some(location.file.clone()),
            line: location.line.unwrap_or(0) as u32,
            column: location.column.unwrap_or(0) as u32,
            remedies: Vec::new(),
        }
    };
    errors.iter().map(problem).collect()
}
