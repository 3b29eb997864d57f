//! Converts the compiler's diagnostics to problems.

use playground_base::cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel, DiagnosticSpan};
use playground_core_engine::{Problem, Severity};
use std::path::Path;

/// The problem that the compiler reports about a crate; `None` for notes and summaries.
pub fn problem_of(diagnostic: &Diagnostic, crate_name: &str, workspace: &Path) -> Option<Problem> {
    let severity = match diagnostic.level {
        DiagnosticLevel::Error | DiagnosticLevel::Ice => Severity::Error,
        DiagnosticLevel::Warning => Severity::Warning,
        _ => return None,
    };
    let primary = diagnostic
        .spans
        .iter()
        .find(|span| span.is_primary)
        .or(diagnostic.spans.first())
        .map(outside_macros);
    let is_summary = primary.is_none() && diagnostic.message.contains("emitted");
    if is_summary || diagnostic.message.starts_with("aborting due to") {
        return None;
    }
    Some(Problem {
        severity,
        source: crate_name.to_owned(),
        message: diagnostic.message.clone(),
        rendered: diagnostic.rendered.clone().unwrap_or_default(),
        file: primary.map(|span| workspace.join(&span.file_name)),
        line: primary.map_or(0, |span| span.line_start as u32),
        column: primary.map_or(0, |span| span.column_start as u32),
        remedies: Vec::new(),
    })
}

/// The code that a user wrote, if a macro of the standard library wrote this: a constant that does
/// not evaluate is reported inside of `panic!`.
fn outside_macros(span: &DiagnosticSpan) -> &DiagnosticSpan {
    let mut span = span;
    while let Some(expansion) = &span.expansion
        && span.file_name.starts_with("/rustc/")
    {
        span = &expansion.span;
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::serde_json::{Value, from_value, json};

    fn span(file: &str, expansion: Value) -> Value {
        json!({
            "file_name": file, "byte_start": 0, "byte_end": 1, "line_start": 7, "line_end": 7,
            "column_start": 1, "column_end": 2, "is_primary": true, "text": [], "label": null,
            "suggested_replacement": null, "suggestion_applicability": null,
            "expansion": expansion,
        })
    }

    #[test]
    fn mistake_found_inside_of_a_macro_is_at_the_code_of_the_user() {
        let written = span("plugin/rules.rs", Value::Null);
        let expansion =
            |of: Value| json!({"span": of, "macro_decl_name": "assert!", "def_site_span": null});
        let own = expansion(span("plugin/other.rs", Value::Null));
        for (found, expected) in [
            (
                span("/rustc/1/core/panic.rs", expansion(written.clone())),
                "plugin/rules.rs",
            ),
            (span("plugin/rules.rs", own), "plugin/rules.rs"),
            (
                span("/rustc/1/core/panic.rs", Value::Null),
                "/rustc/1/core/panic.rs",
            ),
        ] {
            let found: DiagnosticSpan = from_value(found).expect("a span");
            assert_eq!(outside_macros(&found).file_name, expected);
        }
    }
}
