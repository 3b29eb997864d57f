//! No circles in the editor: each of its folders depends only on those before it.

use crate::tokens::{find, text};
use crate::{Source, Violation};

/// Name of the rule.
pub const NAME: &str = "circles";

/// The folders of the editor, each of which may use those before it; see `editor/lib.rs`.
const ORDER: &[&str] = &[
    "answer", "cli", "history", "window", "app", "commands", "shell", "gui", "run",
];

/// Reports `crate::FOLDER` in a folder of the editor that comes before that one.
pub fn check(source: &Source) -> Vec<Violation> {
    let folder = source.path.strip_prefix("editor/");
    let folder = folder.and_then(|path| path.split_once('/'));
    let index_of = |name: &str| ORDER.iter().position(|folder| *folder == name);
    let Some(own) = folder.and_then(|(folder, _)| index_of(folder)) else {
        return Vec::new();
    };
    let tokens = &source.tokens;
    let uses = find(tokens, &["crate", "::"]);
    let later = uses.filter(|at| index_of(text(tokens, at + 2)).is_some_and(|used| used > own));
    let report = |at: usize| {
        let problem = format!(
            "`{}` uses `{}`, which is made of it",
            ORDER[own],
            text(tokens, at + 2)
        );
        let remedy = "move what both need into a folder before them: a part that knows only what \
                      is below it can be read and tested alone";
        Violation::at(NAME, &source.path, tokens[at].line, problem, remedy)
    };
    later.map(report).collect()
}
