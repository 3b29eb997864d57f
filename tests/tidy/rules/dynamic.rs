//! `dyn` only under modules/: what can be replaced at run time is reached through one small layer.

use crate::tokens::words;
use crate::{Source, Violation};

/// Name of the rule.
pub const NAME: &str = "dyn";

/// Reports the word `dyn` outside modules/.
pub fn check(source: &Source) -> Vec<Violation> {
    if source.is_under("modules") {
        return Vec::new();
    }
    let report = |at: usize| {
        let line = source.tokens[at].line;
        let problem = "`dyn` is spelled only under modules/";
        let remedy = "use a generic, an enum, or the alias that the contract macro makes";
        Violation::at(NAME, &source.path, line, problem, remedy)
    };
    words(&source.tokens, "dyn").map(report).collect()
}
