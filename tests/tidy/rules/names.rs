//! Names say what a thing is: no utils, helpers or managers.

use crate::{Source, Violation};
use syn::visit::{self, Visit};

/// Name of the rule.
pub const NAME: &str = "names";

const EMPTY: &[&str] = &[
    "util", "utils", "helper", "helpers", "manager", "managers", "misc",
];

/// Reports files, folders, modules and types with a meaningless name.
pub fn check(source: &Source) -> Vec<Violation> {
    let mut found = Names {
        source,
        violations: Vec::new(),
    };
    for part in source.path.split('/') {
        found.name(part.strip_suffix(".rs").unwrap_or(part), 0);
    }
    found.visit_file(&source.file);
    found.violations
}

struct Names<'a> {
    source: &'a Source,
    violations: Vec<Violation>,
}

impl Names<'_> {
    fn name(&mut self, name: &str, line: usize) {
        let snake = snake_case(name);
        let Some(word) = snake.split(['_', '-']).find(|word| EMPTY.contains(word)) else {
            return;
        };
        let problem = format!("`{name}`: the word `{word}` says nothing");
        let remedy = "name it after what it holds or does";
        self.violations.push(Violation::at(
            NAME,
            &self.source.path,
            line,
            problem,
            remedy,
        ));
    }

    fn ident(&mut self, ident: &syn::Ident) {
        self.name(&ident.to_string(), ident.span().start().line);
    }
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.ident(&item.ident);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.ident(&item.ident);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.ident(&item.ident);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.ident(&item.ident);
        visit::visit_item_mod(self, item);
    }
}

/// `PoolManager` as `pool_manager`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
