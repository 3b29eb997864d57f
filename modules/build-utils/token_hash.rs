//! The hash behind a version: FNV-1a, 64 bits, over the tokens of Rust files, folded to a `u32`
//! that is never 0.
//!
//! What enters it: for each file, in the order of the paths, the path relative to the folder (with
//! `/`) and every token. Tokens are rustc's: `a += b` differs from `a + = b`.
//!
//! What does not enter it, because comments and rustfmt may change it freely:
//! - comments, doc comments, `#[doc …]` attributes;
//! - white space, line ends, a byte order mark;
//! - whether `<<` and `>>` stand apart, as in `Vec<Vec<T> >`;
//! - a comma before a closing delimiter or `>`. Only in a tuple it stays: `(T,)` is not `(T)`.
//!
//! A file that does not lex is hashed as bytes. Its crate cannot compile anyway, and rustc's
//! message about it is better than any of ours.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

use crate::fnv::Fnv;

/// The operators of several characters; none that starts with `<` or `>` (see the module's text).
const OPERATORS: [&str; 18] = [
    "...", "..=", "!=", "%=", "&&", "&=", "*=", "+=", "-=", "->", "..", "/=", "::", "==", "=>",
    "^=", "|=", "||",
];

/// Words after which parentheses are a tuple or a grouping and not the arguments of a call.
const KEYWORDS: [&str; 20] = [
    "as", "break", "const", "dyn", "else", "for", "if", "impl", "in", "let", "loop", "match",
    "move", "mut", "ref", "return", "static", "where", "while", "yield",
];

/// Hashes files given as (path with `/`, content). The caller sorts them.
pub fn hash_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> u32 {
    let mut hash = Fnv::new();
    for (path, content) in files {
        hash.add_framed(b'f', path.as_bytes());
        hash_content(&mut hash, content);
    }
    hash.folded()
}

fn hash_content(hash: &mut Fnv, content: &[u8]) {
    // A checkout may turn line ends into CRLF, also inside string literals; rustc turns them back.
    let text = String::from_utf8_lossy(content).replace("\r\n", "\n");
    match text.parse::<TokenStream>() {
        Ok(tokens) => hash_tokens(hash, without_docs(tokens)),
        Err(_) => hash.add_framed(b'b', content),
    }
}

fn hash_tokens(hash: &mut Fnv, tokens: Vec<TokenTree>) {
    let mut run = String::new();
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        match token {
            TokenTree::Group(group) => {
                let arguments = follows_a_name(&tokens[..index]);
                hash_group(hash, group, arguments);
            }
            TokenTree::Ident(ident) => hash.add_framed(b'i', ident.to_string().as_bytes()),
            TokenTree::Literal(literal) => hash.add_framed(b'l', literal.to_string().as_bytes()),
            TokenTree::Punct(punct) => {
                if punct.as_char() == ',' && next.is_some_and(is_closing_angle) {
                    continue;
                }
                run.push(punct.as_char());
                let continues =
                    punct.spacing() == Spacing::Joint && matches!(next, Some(TokenTree::Punct(_)));
                if !continues {
                    hash_operators(hash, &run);
                    run.clear();
                }
            }
        }
    }
}

fn hash_group(hash: &mut Fnv, group: &Group, arguments: bool) {
    let (open, close): (&[u8], &[u8]) = match group.delimiter() {
        Delimiter::Parenthesis => (b"(", b")"),
        Delimiter::Brace => (b"{", b"}"),
        Delimiter::Bracket => (b"[", b"]"),
        Delimiter::None => (b"", b""),
    };
    let mut tokens = without_docs(group.stream());
    let is_tuple = group.delimiter() == Delimiter::Parenthesis && !arguments;
    if !is_tuple && tokens.last().is_some_and(|token| is_punct(token, ',')) {
        tokens.pop();
    }
    hash.add_framed(b'o', open);
    hash_tokens(hash, tokens);
    hash.add_framed(b'c', close);
}

/// Cuts a run of joined punctuation into rustc's tokens, the longest first.
fn hash_operators(hash: &mut Fnv, run: &str) {
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let length = OPERATORS
            .iter()
            .find(|operator| rest.starts_with(**operator))
            .map_or(first.len_utf8(), |operator| operator.len());
        let (operator, tail) = rest.split_at(length);
        hash.add_framed(b'p', operator.as_bytes());
        rest = tail;
    }
}

/// Removes `#[doc …]` and `#![doc …]`, which is also what `///` and `//!` have become.
fn without_docs(tokens: TokenStream) -> Vec<TokenTree> {
    let mut others: Vec<TokenTree> = Vec::new();
    for token in tokens {
        if is_doc(&token) {
            let before_bang =
                others.len() - usize::from(others.last().is_some_and(|t| is_punct(t, '!')));
            if before_bang > 0 && is_punct(&others[before_bang - 1], '#') {
                others.truncate(before_bang - 1);
                continue;
            }
        }
        others.push(token);
    }
    others
}

fn is_doc(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else {
        return false;
    };
    let mut inside = group.stream().into_iter();
    let named_doc = matches!(inside.next(), Some(TokenTree::Ident(name)) if name == "doc");
    let is_attribute = match inside.next() {
        Some(TokenTree::Punct(punct)) => punct.as_char() == '=',
        Some(TokenTree::Group(_)) => true,
        _ => false,
    };
    group.delimiter() == Delimiter::Bracket && named_doc && is_attribute
}

/// Whether parentheses after these tokens hold parameters or arguments: `name(`, `name<T>(`.
fn follows_a_name(before: &[TokenTree]) -> bool {
    let previous = before.len().checked_sub(2).map(|index| &before[index]);
    match before.last() {
        Some(TokenTree::Ident(ident)) => {
            let is_lifetime = previous.is_some_and(|token| is_punct(token, '\''));
            !is_lifetime && !KEYWORDS.iter().any(|keyword| ident == keyword)
        }
        Some(TokenTree::Punct(punct)) if punct.as_char() == '>' => {
            !previous.is_some_and(|token| is_punct(token, '-') || is_punct(token, '='))
        }
        _ => false,
    }
}

fn is_closing_angle(token: &TokenTree) -> bool {
    is_punct(token, '>')
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}
