//! Refuses declarations that `export!` cannot see, so that none is silently left out.

use super::item::{RawItem, is_punct};
use super::module_tree::{ATTRIBUTES, mentions_attribute};
use proc_macro2::{Span, TokenStream, TokenTree};
use std::path::Path;

/// Reports an item with a declaration that cannot be found: inside a macro, behind `cfg_attr`, or
/// under a renamed attribute.
pub fn refuse(item: &RawItem, file: &Path) -> syn::Result<()> {
    let problem = in_macro(item)
        .or_else(|| behind_cfg_attr(item))
        .or_else(|| renamed(item));
    match problem {
        None => Ok(()),
        Some(problem) => Err(syn::Error::new(
            Span::call_site(),
            format!("{}: {problem}", file.display()),
        )),
    }
}

fn in_macro(item: &RawItem) -> Option<String> {
    let is_call = item.tokens.iter().any(|token| is_punct(token, '!'));
    let keyword = item.keyword().unwrap_or_default();
    let is_other = [
        "fn", "struct", "enum", "trait", "impl", "mod", "use", "static", "type",
    ]
    .contains(&keyword.as_str());
    if !is_call || is_other {
        return None;
    }
    let name_of_macro = item.macro_name()?;
    let groups = item.tokens.iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    for tokens in groups {
        if let Some(name) = mentions_attribute(tokens.clone()) {
            return Some(format!(
                "`#[{name}]` stands inside the macro `{name_of_macro}!`, where `export!` cannot see what it \
                 is put on. Write those types out, or name them: \
                 `export!(components: [first::Name, second::Name])`, or `view_models: [..]`"
            ));
        }
        if keyword != "macro_rules" && has_module_line(tokens) {
            return Some(format!(
                "a `mod` line stands inside the macro `{name_of_macro}!`, where `export!` cannot follow it: \
                 move it out"
            ));
        }
    }
    None
}

/// `mod name;` anywhere in the tokens.
fn has_module_line(tokens: TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_line = tokens.windows(3).any(|three| {
        matches!(three, [TokenTree::Ident(word), TokenTree::Ident(_), end]
            if word == "mod" && is_punct(end, ';'))
    });
    let is_group = |token: TokenTree| match token {
        TokenTree::Group(group) => has_module_line(group.stream()),
        _ => false,
    };
    is_line || tokens.into_iter().any(is_group)
}

fn behind_cfg_attr(item: &RawItem) -> Option<String> {
    let conditional = item.attributes.iter().filter(|a| a.path == ["cfg_attr"]);
    let mut words = conditional.flat_map(|attribute| flat_idents(attribute.tokens.clone()));
    let name = words.find(|word| ATTRIBUTES.iter().any(|(name, _)| word == name))?;
    Some(format!(
        "`#[{name}]` stands behind a `cfg_attr`, where `export!` cannot see whether it is there: put \
         `#[cfg(…)]` and `#[{name}]` on the item"
    ))
}

fn renamed(item: &RawItem) -> Option<String> {
    if item.keyword().as_deref() != Some("use") {
        return None;
    }
    let words = flat_idents(item.tokens.iter().cloned().collect());
    words.windows(3).find_map(|three| match three {
        [name, word, other] if word == "as" && other != "_" => {
            let is_ours = words.get(1).is_some_and(|first| first.starts_with("playground"));
            let is_attribute = ATTRIBUTES.iter().any(|(known, _)| known == name);
            (is_ours && is_attribute).then(|| {
                format!(
                    "`{name} as {other}`: `export!` finds `#[{name}]` by this name. Use it as it is \
                     called"
                )
            })
        }
        _ => None,
    })
}

fn flat_idents(tokens: TokenStream) -> Vec<String> {
    let mut words = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => words.push(ident.to_string()),
            TokenTree::Group(group) => words.extend(flat_idents(group.stream())),
            _ => {}
        }
    }
    words
}
