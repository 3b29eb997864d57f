//! A model is pure data.
//!
//! Files under `model/` hold types, constructors, accessors and trait implementations that describe
//! data. What a model does is written in a system, where it can be replaced while the data lives.

use crate::source::is_cfg_test;
use crate::tokens::{find, text, words};
use crate::{Layer, Source, Violation};
use syn::visit::{self, Visit};

/// Name of the rule.
pub const NAME: &str = "model";

/// Standard modules that touch the world outside of memory.
const OUTSIDE: &[&str] = &["env", "fs", "net", "os", "process", "thread"];

/// Names of constructors and accessors; a name that ends in `_` stands for all that begin so.
const DATA_FUNCTIONS: &[&str] = &[
    "new", "default", "with", "with_", "without", "from_", "into_", "as_", "is_", "id", "get",
    "get_", "iter", "iter_", "len", "contains", CLEAR,
];

/// Empties a value and keeps its allocations: a constructor in place, which may visit its parts.
const CLEAR: &str = "clear";

/// Reports logic, I/O, async functions and contracts in a model.
pub fn check(source: &Source) -> Vec<Violation> {
    if !is_model(&source.path) {
        return Vec::new();
    }
    let mut model = Model {
        source,
        violations: Vec::new(),
    };
    model.items(&source.file.items);
    model.tokens();
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
    is_core || is_sample_model || is_sample_core
}

struct Model<'a> {
    source: &'a Source,
    violations: Vec<Violation>,
}

impl Model<'_> {
    fn report(&mut self, line: usize, problem: impl Into<String>, remedy: &str) {
        if !self.source.is_test(line) {
            self.violations.push(Violation::at(
                NAME,
                &self.source.path,
                line,
                problem,
                remedy,
            ));
        }
    }

    fn is_build_script(&self) -> bool {
        self.source.path.ends_with("build.rs")
    }

    fn items(&mut self, items: &[syn::Item]) {
        for item in items {
            match item {
                syn::Item::Mod(module) if !is_cfg_test(&module.attrs) => {
                    if let Some((_, items)) = &module.content {
                        self.items(items);
                    }
                }
                syn::Item::Trait(item) => {
                    let problem = format!("the trait `{}` in a model", item.ident);
                    self.report(line_of(&item.ident), problem, "contracts stand under view/");
                }
                // A build script is no part of the model it stands beside.
                syn::Item::Fn(item) if item.sig.constness.is_none() && !self.is_build_script() => {
                    let problem = format!("the free function `{}` in a model", item.sig.ident);
                    self.report(line_of(&item.sig.ident), problem, MOVE_LOGIC);
                }
                syn::Item::Impl(item) if item.trait_.is_none() => self.inherent(item),
                _ => {}
            }
        }
    }

    fn inherent(&mut self, item: &syn::ItemImpl) {
        for inner in &item.items {
            let syn::ImplItem::Fn(function) = inner else {
                continue;
            };
            if !describes_data(function) {
                let problem = format!(
                    "`{}` is neither constructor nor accessor",
                    function.sig.ident
                );
                self.report(line_of(&function.sig.ident), problem, MOVE_LOGIC);
            }
            let mut loops = Loops(Vec::new());
            if function.sig.ident != CLEAR {
                loops.visit_impl_item_fn(function);
            }
            for line in loops.0 {
                self.report(line, "a loop in a model", MOVE_LOGIC);
            }
        }
    }

    fn tokens(&mut self) {
        let tokens = &self.source.tokens;
        for at in words(tokens, "async") {
            self.report(
                tokens[at].line,
                "async code in a model",
                "what waits belongs to a system",
            );
        }
        for at in find(tokens, &["std", "::"]) {
            let module = text(tokens, at + 2);
            if OUTSIDE.contains(&module) {
                let problem = format!("`std::{module}` in a model");
                self.report(tokens[at].line, problem, "I/O belongs to a system");
            }
        }
    }
}

const MOVE_LOGIC: &str = "write it in the system that implements the contract";

/// Whether a function makes a value or shows one: by its name, `const`, or a body that is a single
/// expression over `&self`.
fn describes_data(function: &syn::ImplItemFn) -> bool {
    let name = function.sig.ident.to_string();
    let is_known = DATA_FUNCTIONS
        .iter()
        .any(|known| match known.strip_suffix('_') {
            Some(_) => name.starts_with(known),
            None => name == *known,
        });
    let reads_self = function
        .sig
        .receiver()
        .is_some_and(|receiver| receiver.mutability.is_none() || receiver.reference.is_none());
    let is_expression = matches!(function.block.stmts.as_slice(), [syn::Stmt::Expr(_, None)]);
    is_known || function.sig.constness.is_some() || (reads_self && is_expression)
}

fn line_of(ident: &syn::Ident) -> usize {
    ident.span().start().line
}

/// Lines at which a loop begins.
struct Loops(Vec<usize>);

impl<'ast> Visit<'ast> for Loops {
    fn visit_expr_for_loop(&mut self, item: &'ast syn::ExprForLoop) {
        self.0.push(item.for_token.span.start().line);
        visit::visit_expr_for_loop(self, item);
    }

    fn visit_expr_while(&mut self, item: &'ast syn::ExprWhile) {
        self.0.push(item.while_token.span.start().line);
        visit::visit_expr_while(self, item);
    }

    fn visit_expr_loop(&mut self, item: &'ast syn::ExprLoop) {
        self.0.push(item.loop_token.span.start().line);
        visit::visit_expr_loop(self, item);
    }
}
