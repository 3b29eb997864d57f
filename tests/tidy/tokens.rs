//! A source file as a flat list of tokens.
//!
//! Rules about words of the language (`unsafe`, `dyn`, `static`) read tokens and not the syntax
//! tree, because the tree keeps the bodies of macros as tokens: a rule over the tree alone would
//! not see what a macro writes.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word: an identifier or a keyword.
    Word,
    /// A lifetime, with its quote.
    Lifetime,
    /// Punctuation; `::` is one token, everything else is one character.
    Mark,
    /// A number or a text, which includes the text of doc comments.
    Literal,
    /// An opening or closing bracket.
    Bracket,
}

/// One token and its line, counted from 1.
#[derive(Debug, Clone)]
pub struct Token {
    /// The token as written.
    pub text: String,
    /// The kind of a token.
    pub kind: Kind,
    /// Line in the file.
    pub line: usize,
}

/// Flattens a token stream, brackets included, in the order of the file.
pub fn flatten(stream: TokenStream) -> Vec<Token> {
    let mut tokens = Vec::new();
    append(stream, &mut tokens);
    tokens
}

fn append(stream: TokenStream, tokens: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        let mut push = |text: String, kind| tokens.push(Token { text, kind, line });
        match tree {
            TokenTree::Group(group) => append_group(&group, tokens),
            TokenTree::Ident(word) => push(word.to_string(), Kind::Word),
            TokenTree::Literal(literal) => push(literal.to_string(), Kind::Literal),
            TokenTree::Punct(mark) => match (mark.as_char(), mark.spacing(), trees.peek()) {
                ('\'', Spacing::Joint, Some(TokenTree::Ident(name))) => {
                    push(format!("'{name}"), Kind::Lifetime);
                    trees.next();
                }
                (':', Spacing::Joint, Some(TokenTree::Punct(next))) if next.as_char() == ':' => {
                    push("::".to_owned(), Kind::Mark);
                    trees.next();
                }
                (mark, ..) => push(mark.to_string(), Kind::Mark),
            },
        }
    }
}

fn append_group(group: &Group, tokens: &mut Vec<Token>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    };
    let mut bracket = |text: &str, line| {
        if !text.is_empty() {
            tokens.push(Token {
                text: text.to_owned(),
                kind: Kind::Bracket,
                line,
            });
        }
    };
    bracket(open, group.span_open().start().line);
    let mut inner = Vec::new();
    append(group.stream(), &mut inner);
    tokens.append(&mut inner);
    if !close.is_empty() {
        let line = group.span_close().start().line;
        tokens.push(Token {
            text: close.to_owned(),
            kind: Kind::Bracket,
            line,
        });
    }
}

/// Positions at which `pattern` occurs; literals never match, so texts cannot trip a rule.
pub fn find<'a>(tokens: &'a [Token], pattern: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
    let fits = |(token, text): (&Token, &&str)| token.kind != Kind::Literal && token.text == *text;
    tokens
        .windows(pattern.len().max(1))
        .enumerate()
        .filter(move |(_, window)| window.iter().zip(pattern).all(fits))
        .map(|(at, _)| at)
}

/// Positions of the word `word`.
pub fn words<'a>(tokens: &'a [Token], word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_word = move |token: &Token| token.kind == Kind::Word && token.text == word;
    tokens
        .iter()
        .enumerate()
        .filter(move |(_, token)| is_word(token))
        .map(|(at, _)| at)
}

/// The text of the token at `at`, or nothing past the end.
pub fn text(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}
