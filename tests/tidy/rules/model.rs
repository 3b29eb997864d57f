//! A model is data: it must not depend on I/O, threads or bindings.
//!
//! Files under `model/` hold types, and methods over their own fields. What they must not use are
//! files and processes, clocks, threads, bindings to implementations, and statics: a model is
//! linked into every module, so what it did could not be replaced while the data lives. How its
//! methods are named is no concern of this rule.

use crate::source::is_cfg_test;
use crate::tokens::{Kind, find, text, words};
use crate::{Layer, Source, Violation};

/// Name of the rule.
pub const NAME: &str = "model";

/// Parts of the standard library that reach outside of memory, or to other threads.
const OUTSIDE: &[&str] = &["env", "fs", "io", "net", "os", "process", "thread"];

/// Words of code that does more than hold data: what it is, and where it belongs instead.
const ACTING: &[(&[&str], &str, &str)] = &[
    (
        &["Instant", "SystemTime"],
        "a clock",
        "take the time as a value from the system that runs",
    ),
    (
        &["print", "println", "eprint", "eprintln", "dbg", "tracing"],
        "output",
        "return an error or a report, and let a system log it",
    ),
    (
        &["mpsc", "crossbeam", "par_iter", "par_iter_mut", "pollster"],
        "threads",
        "what runs in parallel belongs to a system",
    ),
    (
        &["bind", "bind_all", "call_async"],
        "a binding",
        "reach implementations from a system or a plugin",
    ),
    (
        &["static", "thread_local"],
        "a static",
        "keep it in the World, or in a struct that is passed",
    ),
    (&["async"], "async code", "what waits belongs to a system"),
];

/// Reports I/O, threads, bindings and contracts in a model.
pub fn check(source: &Source) -> Vec<Violation> {
    if !is_model(&source.path) {
        return Vec::new();
    }
    let mut model = Model {
        source,
        violations: Vec::new(),
    };
    model.traits(&source.file.items);
    model.standard_library();
    model.acting_words();
    model.bound_contracts();
    model.violations
}

/// `core/NAME/model/…`, and the model crates of the samples.
fn is_model(path: &str) -> bool {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let parts: Vec<&str> = folder.split('/').collect();
    let is_core = parts.first() == Some(&"core") && parts.get(2) == Some(&"model");
    let is_sample_model = Layer::of_folder(folder) == Layer::SampleModel;
    let is_sample_core = parts.get(..2) == Some(&["assets", "samples"][..])
        && parts
            .get(3..)
            .is_some_and(|rest| rest.contains(&"model") || rest.contains(&"models"));
    // A build script is not part of the model beside it.
    (is_core || is_sample_model || is_sample_core) && !path.ends_with("build.rs")
}

struct Model<'a> {
    source: &'a Source,
    violations: Vec<Violation>,
}

impl Model<'_> {
    fn report(&mut self, line: usize, problem: impl Into<String>, remedy: &str) {
        if !self.source.is_test(line) {
            let path = &self.source.path;
            let violation = Violation::at(NAME, path, line, problem, remedy);
            self.violations.push(violation);
        }
    }

    fn traits(&mut self, items: &[syn::Item]) {
        for item in items {
            match item {
                syn::Item::Mod(module) if !is_cfg_test(&module.attrs) => {
                    if let Some((_, items)) = &module.content {
                        self.traits(items);
                    }
                }
                syn::Item::Trait(item) => {
                    let problem = format!("the trait `{}` in a model", item.ident);
                    let line = item.ident.span().start().line;
                    self.report(line, problem, "contracts stand under view/");
                }
                _ => {}
            }
        }
    }

    fn standard_library(&mut self) {
        let tokens = &self.source.tokens;
        for at in find(tokens, &["std", "::"]) {
            let module = text(tokens, at + 2);
            if OUTSIDE.contains(&module) {
                let problem = format!("`std::{module}` in a model");
                self.report(tokens[at].line, problem, "I/O belongs to a system");
            }
        }
    }

    fn acting_words(&mut self) {
        let tokens = &self.source.tokens;
        for (names, what, remedy) in ACTING {
            for name in *names {
                for at in words(tokens, name) {
                    let problem = format!("`{name}` in a model: {what}");
                    self.report(tokens[at].line, problem, remedy);
                }
            }
        }
    }

    /// `BoundWorldView`, `Bound<V>`: the handle of a contract. The registry itself may be carried
    /// as data, for those who bind.
    fn bound_contracts(&mut self) {
        let bound = self.source.tokens.iter().filter(|token| {
            let rest = token.text.strip_prefix("Bound");
            let is_name = |rest: &str| rest.is_empty() || rest.starts_with(char::is_uppercase);
            token.kind == Kind::Word && rest.is_some_and(is_name)
        });
        for token in bound {
            let problem = format!("`{}` in a model: a binding", token.text);
            let remedy = "reach implementations from a system or a plugin";
            self.report(token.line, problem, remedy);
        }
    }
}
