//! No `Any`: a type that is looked up at run time is an error found at run time.

use crate::tokens::{find, text};
use crate::{Source, Violation};

/// Name of the rule.
pub const NAME: &str = "any";

const REMEDY: &str =
    "use a concrete type, a generic or the typed symbol that the export macros of modules/ make";

/// Reports `std::any::Any`, `dyn Any`, `TypeId` and everything called `downcast…`.
pub fn check(source: &Source) -> Vec<Violation> {
    let tokens = &source.tokens;
    let report = |at: usize, what: &str| {
        Violation::at(
            NAME,
            &source.path,
            tokens[at].line,
            format!("{what} is banned"),
            REMEDY,
        )
    };
    let mut violations = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != crate::tokens::Kind::Word {
            continue;
        }
        if token.text == "TypeId" || token.text.starts_with("downcast") {
            violations.push(report(at, &token.text));
        }
    }
    violations.extend(find(tokens, &["any", "::", "Any"]).map(|at| report(at, "any::Any")));
    violations.extend(find(tokens, &["dyn", "Any"]).map(|at| report(at, "dyn Any")));
    for at in find(tokens, &["any", "::", "{"]) {
        let inside = (at + 3..tokens.len()).take_while(|inner| text(tokens, *inner) != "}");
        let is_any = |inner: &usize| text(tokens, *inner) == "Any";
        violations.extend(inside.filter(is_any).map(|inner| report(inner, "any::Any")));
    }
    violations
}
