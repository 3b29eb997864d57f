//! One Rust file: text, tokens and syntax tree.

use crate::tokens::{self, Token};
use std::ops::RangeInclusive;
use syn::spanned::Spanned;

/// A parsed file of the tree or of a fixture.
pub struct Source {
    /// Path relative to the repository root, with forward slashes.
    pub path: String,
    /// Whether cargo starts a library or an executable here.
    pub is_crate_root: bool,
    /// The file as written.
    pub text: String,
    /// All tokens, those inside macros included.
    pub tokens: Vec<Token>,
    /// The syntax tree.
    pub file: syn::File,
    test_lines: Vec<RangeInclusive<usize>>,
}

impl Source {
    /// Parses `text` as the file `path`.
    ///
    /// # Errors
    /// The parser's error message, with the path and the line.
    pub fn parse(path: &str, text: &str, is_crate_root: bool) -> Result<Self, String> {
        let located = |error: syn::Error| format!("{path}:{}: {error}", error.span().start().line);
        let file = syn::parse_file(text).map_err(located)?;
        let stream: proc_macro2::TokenStream = syn::parse_str(text).map_err(located)?;
        let mut test_lines = Vec::new();
        collect_test_lines(&file.items, &mut test_lines);
        Ok(Self {
            path: path.to_owned(),
            is_crate_root,
            text: text.to_owned(),
            tokens: tokens::flatten(stream),
            file,
            test_lines,
        })
    }

    /// Whether the file lies in `folder` (`modules/loader`) or is the file `folder`.
    pub fn is_under(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Whether the file lies in one of `folders`.
    pub fn is_under_any(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.is_under(folder))
    }

    /// Whether `line` belongs to a test: in a `tests` folder or under `#[cfg(test)]`.
    pub fn is_test(&self, line: usize) -> bool {
        self.path.split('/').any(|part| part == "tests")
            || self.test_lines.iter().any(|lines| lines.contains(&line))
    }
}

fn collect_test_lines(items: &[syn::Item], lines: &mut Vec<RangeInclusive<usize>>) {
    for item in items {
        let syn::Item::Mod(module) = item else {
            continue;
        };
        if is_cfg_test(&module.attrs) {
            lines.push(module.span().start().line..=module.span().end().line);
        } else if let Some((_, items)) = &module.content {
            collect_test_lines(items, lines);
        }
    }
}

/// Whether an item carries `#[cfg(test)]`.
pub fn is_cfg_test(attributes: &[syn::Attribute]) -> bool {
    let is_test = |attribute: &syn::Attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|word| word == "test")
    };
    attributes.iter().any(is_test)
}
