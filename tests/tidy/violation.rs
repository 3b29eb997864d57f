//! [`Violation`]: a report of a rule.

use std::fmt;

/// One breach of a rule: where it is, what is wrong, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// Path relative to the repository root, or the name of a package.
    pub location: String,
    /// Line of the file, counted from 1; 0 where the whole file or package is meant.
    pub line: usize,
    /// Name of the rule, which is also the name of its file and of its fixtures.
    pub rule: &'static str,
    /// What was found.
    pub problem: String,
    /// What to write instead.
    pub remedy: String,
}

impl Violation {
    /// A breach at `line` of the file `location`.
    pub fn at(
        rule: &'static str,
        location: &str,
        line: usize,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            location: location.to_owned(),
            line,
            rule,
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    /// A breach by a whole file or package.
    pub fn of(
        rule: &'static str,
        location: &str,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self::at(rule, location, 0, problem, remedy)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            location,
            line,
            rule,
            problem,
            remedy,
        } = self;
        match line {
            0 => write!(f, "{location}: [{rule}] {problem}. {remedy}."),
            line => write!(f, "{location}:{line}: [{rule}] {problem}. {remedy}."),
        }
    }
}

/// Fails the calling test with one line for each violation.
///
/// # Panics
/// When `violations` is not empty; that is its purpose.
#[track_caller]
pub fn assert_none(mut violations: Vec<Violation>) {
    violations.sort();
    violations.dedup();
    let lines: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert!(
        lines.is_empty(),
        "{} violation(s)\n{}\n",
        lines.len(),
        lines.join("\n")
    );
}
