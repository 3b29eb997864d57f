//! From the resolver's errors to problems.

use playground_core_engine::{Problem, Severity};
use playground_modules_resolver::ResolveError;

/// The errors as rows of the problems panel.
pub fn problems_of(errors: &[ResolveError]) -> Vec<Problem> {
    let problem = |error: &ResolveError| {
        let place = error.place();
        Problem {
            severity: Severity::Error,
            source: "manifest".into(),
            message: error.to_string(),
            rendered: String::new(),
            file: Some(place.file.clone()),
            line: place.line.unwrap_or(0) as u32,
            column: place.column.unwrap_or(0) as u32,
        }
    };
    errors.iter().map(problem).collect()
}
