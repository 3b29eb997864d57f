//! Problems of the compiler, as they are stored: core knows no format.

use playground_core_engine::{Problem, Severity};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::path::PathBuf;

/// A problem that the compiler reported. Remedies are for others.
#[derive(Serialize, Deserialize)]
struct StoredProblem {
    is_error: bool,
    source: String,
    message: String,
    rendered: String,
    file: Option<PathBuf>,
    line: u32,
    column: u32,
}

/// For `#[serde(with = "…")]`.
///
/// # Errors
/// That of the format.
pub fn serialize<S: Serializer>(problems: &[Problem], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(problems.iter().map(|problem| StoredProblem {
        is_error: problem.severity == Severity::Error,
        source: problem.source.clone(),
        message: problem.message.clone(),
        rendered: problem.rendered.clone(),
        file: problem.file.clone(),
        line: problem.line,
        column: problem.column,
    }))
}

/// For `#[serde(with = "…")]`.
///
/// # Errors
/// That of the format.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Problem>, D::Error> {
    let stored = Vec::<StoredProblem>::deserialize(from)?;
    let problems = stored.into_iter().map(|of| Problem {
        severity: if of.is_error {
            Severity::Error
        } else {
            Severity::Warning
        },
        source: of.source,
        message: of.message,
        rendered: of.rendered,
        file: of.file,
        line: of.line,
        column: of.column,
        remedies: Vec::new(),
    });
    Ok(problems.collect())
}
