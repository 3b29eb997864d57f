//! [`words`]: the words of a Rust source, without comments.

/// A word of a source: a name, a number, a literal, or a sign of one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: &'t str,
    /// Where it starts, in bytes.
    pub at: usize,
}

impl Word<'_> {
    /// True for names and keywords.
    pub fn is_name(&self) -> bool {
        let first = self.text.chars().next();
        first.is_some_and(|first| first.is_alphabetic() || first == '_')
    }
}

/// The words of a source, without comments and blanks. A source that does not compile has words too.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match first {
            _ if first.is_whitespace() => first.len_utf8(),
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => comment_length(rest),
            _ => {
                let length = word_length(rest, first);
                let text = &rest[..length];
                words.push(Word { text, at });
                length
            }
        };
        at += length;
    }
    words
}

/// The length of a comment, which may have comments in it.
fn comment_length(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    loop {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            match rest.chars().next() {
                Some(letter) => at += letter.len_utf8(),
                None => return text.len(),
            }
        }
        if depth == 0 {
            return at;
        }
    }
}

fn word_length(text: &str, first: char) -> usize {
    let name = |text: &str| {
        let end = text.find(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        end.unwrap_or(text.len())
    };
    let before_quote = text.trim_start_matches(['b', 'c', 'r']);
    let raw = before_quote.trim_start_matches('#');
    let prefix = text.len() - before_quote.len();
    if prefix <= 2 && raw.starts_with('"') && (raw.len() == before_quote.len() || prefix > 0) {
        let hashes = before_quote.len() - raw.len();
        let is_raw = text[..prefix].contains('r');
        return prefix + hashes + quoted_length(raw, is_raw.then_some(hashes));
    }
    match first {
        '\'' => char_length(text),
        'r' if text.starts_with("r#") => 2 + name(&text[2..]),
        _ if first.is_alphanumeric() || first == '_' => name(text),
        _ => first.len_utf8(),
    }
}

/// The length of a text in quotes, with the quotes and the hashes behind it; a raw one has no escapes.
fn quoted_length(text: &str, raw_hashes: Option<usize>) -> usize {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match (letter, raw_hashes) {
            ('"', Some(hashes)) if text[at + 1..].starts_with(&"#".repeat(hashes)) => {
                return at + 1 + hashes;
            }
            ('"', None) if !is_escaped => return at + 1,
            _ => is_escaped = letter == '\\' && !is_escaped,
        }
    }
    text.len()
}

/// The length of `'a'`, or of the lifetime `'a`.
fn char_length(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => {
            letters.next();
            let end = letters.find(|(_, letter)| *letter == '\'');
            end.map_or(text.len(), |(at, _)| at + 1)
        }
        Some((at, letter)) if text[at + letter.len_utf8()..].starts_with('\'') => {
            at + letter.len_utf8() + 1
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_comments_and_literals() {
        for (text, expected) in [
            ("a: f32, // b", &["a", ":", "f32", ","][..]),
            ("/* /* x */ y */ z", &["z"]),
            (r#"doc = "a // \" b""#, &["doc", "=", r#""a // \" b""#]),
            ("r#\"a \" b\"# c", &["r#\"a \" b\"#", "c"]),
            (
                "r#type 'a' 'b \'\\'' x",
                &["r#type", "'a'", "'", "b", "'\\''", "x"],
            ),
            ("b\"x\" br\"y\" brand", &["b\"x\"", "br\"y\"", "brand"]),
            ("\"open", &["\"open"]),
            ("/* open", &[]),
        ] {
            let found: Vec<&str> = words(text).iter().map(|word| word.text).collect();
            assert_eq!(found, expected, "{text}");
            for word in words(text) {
                assert!(text[word.at..].starts_with(word.text), "{text}");
            }
        }
    }
}
