//! [`RawItem`]: one item of a source file, cut out of its tokens.
//!
//! Only the outermost tokens are read, not the bodies of functions, so that a long file costs
//! little more than a short one.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;

/// An item: its attributes and visibility, and all its tokens from the keyword on.
pub struct RawItem {
    pub attributes: Vec<RawAttribute>,
    pub reach: Reach,
    pub tokens: Vec<TokenTree>,
}

/// One `#[…]`: the path of the attribute and its tokens.
pub struct RawAttribute {
    pub path: Vec<String>,
    pub tokens: TokenStream,
}

/// The visibility of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Private: its own module.
    Module,
    /// `pub(super)`.
    Parent,
    /// `pub` and `pub(crate)`.
    Crate,
}

/// The items of a file or of a module's body.
pub fn items_of(tokens: TokenStream) -> Vec<RawItem> {
    let mut items = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while tokens.peek().is_some() {
        let mut all = Vec::new();
        for token in tokens.by_ref() {
            let ends = ends_item(&all, &token);
            all.push(token);
            if ends {
                break;
            }
        }
        items.push(RawItem::from_tokens(all));
    }
    items
}

/// An item ends with its braces, or with `;` where it has none; `use a::{b, c};` has both.
fn ends_item(before: &[TokenTree], token: &TokenTree) -> bool {
    match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let is_use = |token: &TokenTree| matches!(token, TokenTree::Ident(i) if i == "use");
            !before.iter().any(is_use)
        }
        _ => false,
    }
}

impl RawItem {
    fn from_tokens(tokens: Vec<TokenTree>) -> Self {
        let mut tokens = tokens.into_iter().peekable();
        let mut attributes = Vec::new();
        while tokens.next_if(|token| is_punct(token, '#')).is_some() {
            // `#![…]` of the file precedes the first item.
            let _inner = tokens.next_if(|token| is_punct(token, '!'));
            if let Some(TokenTree::Group(group)) = tokens.next() {
                attributes.push(RawAttribute::from_tokens(group.stream()));
            }
        }
        let mut reach = Reach::Module;
        if tokens.next_if(|token| is_ident(token, "pub")).is_some() {
            let is_limit = |token: &TokenTree| matches!(token, TokenTree::Group(g) if g.delimiter() == Delimiter::Parenthesis);
            reach = match tokens.next_if(is_limit) {
                Some(limit) => Reach::of_limit(&limit),
                None => Reach::Crate,
            };
        }
        Self {
            attributes,
            reach,
            tokens: tokens.collect(),
        }
    }

    /// The keyword of the kind of item, after `unsafe` and the like.
    pub fn keyword(&self) -> Option<String> {
        self.tokens.iter().find_map(|token| match token {
            TokenTree::Ident(word) if !is_qualifier(word) => Some(word.to_string()),
            TokenTree::Ident(_) => None,
            _ => Some(String::new()),
        })
    }

    /// The name after the keyword.
    pub fn name(&self) -> Option<Ident> {
        let keyword = self.keyword()?;
        let mut rest = self.tokens.iter().skip_while(|t| !is_ident(t, &keyword));
        match rest.nth(1) {
            Some(TokenTree::Ident(name)) => Some(name.clone()),
            _ => None,
        }
    }

    /// The name of the macro that is called or declared.
    pub fn macro_name(&self) -> Option<String> {
        let bang = self.tokens.iter().position(|token| is_punct(token, '!'))?;
        let is_rules = is_ident(self.tokens.get(bang.checked_sub(1)?)?, "macro_rules");
        let name = if is_rules { bang + 1 } else { bang - 1 };
        self.tokens.get(name).map(ToString::to_string)
    }

    /// Whether it has the attribute `name` of this project.
    pub fn has(&self, name: &str) -> bool {
        let is_ours = |attribute: &RawAttribute| match attribute.path.as_slice() {
            [only] => only == name,
            [first, .., last] => first.starts_with("playground") && last == name,
            [] => false,
        };
        self.attributes.iter().any(is_ours)
    }

    /// The `#[cfg(…)]`s before it.
    pub fn cfgs(&self) -> Vec<TokenStream> {
        let is_cfg = |attribute: &&RawAttribute| attribute.path == ["cfg"];
        let cfgs = self.attributes.iter().filter(is_cfg);
        cfgs.map(|cfg| {
            let tokens = &cfg.tokens;
            quote!(#[#tokens])
        })
        .collect()
    }
}

impl RawAttribute {
    fn from_tokens(tokens: TokenStream) -> Self {
        let mut path = Vec::new();
        for token in tokens.clone() {
            match token {
                TokenTree::Ident(ident) => path.push(ident.to_string()),
                TokenTree::Punct(punct) if punct.as_char() == ':' => {}
                _ => break,
            }
        }
        Self { path, tokens }
    }

    /// The text of `#[path = "…"]`.
    pub fn text(&self) -> Option<String> {
        let last = self.tokens.clone().into_iter().last()?;
        let text: syn::LitStr = syn::parse2(last.into()).ok()?;
        Some(text.value())
    }
}

impl Reach {
    fn of_limit(limit: &TokenTree) -> Self {
        match limit {
            TokenTree::Group(group) => match group.stream().to_string().as_str() {
                "super" => Self::Parent,
                "self" => Self::Module,
                _ => Self::Crate,
            },
            _ => Self::Crate,
        }
    }
}

fn is_qualifier(word: &Ident) -> bool {
    ["unsafe", "auto", "default", "async", "const", "extern"]
        .iter()
        .any(|qualifier| word == qualifier)
}

pub fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn is_ident(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == name)
}
