//! [`Token`]: the words of a source, without comments and blanks.

use std::str::Chars;

/// A part of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A keyword, a name or a number. A raw name has its `r#`.
    Word(&'a str),
    /// What stands between the quotes of a string.
    Text {
        /// As it is written.
        text: &'a str,
        /// True when a backslash in it means something else.
        has_escapes: bool,
    },
    /// Any other letter. Those of a character in quotes are left out.
    Sign(char),
}

/// The parts of a source in order. What does not compile may be read differently.
pub fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut scanner = Scanner { rest: source };
    std::iter::from_fn(|| scanner.token()).collect()
}

struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    fn token(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_blanks_and_comments();
            let first = self.rest.chars().next()?;
            if let Some(text) = self.raw_string().or_else(|| self.string()) {
                return Some(text);
            }
            if is_of_word(first) {
                return Some(Token::Word(self.word()));
            }
            if first != '\'' {
                self.take(first.len_utf8());
                return Some(Token::Sign(first));
            }
            self.skip_character();
        }
    }

    /// Takes so many bytes.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        taken
    }

    fn skip_blanks_and_comments(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.starts_with("//") {
                self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
            } else if self.rest.starts_with("/*") {
                self.take(end_of_comment(self.rest));
            } else {
                return;
            }
        }
    }

    /// `r"…"`, `br#"…"#`: ends with as many `#` as it begins with.
    fn raw_string(&mut self) -> Option<Token<'a>> {
        let prefixes = ["r", "br", "cr"].into_iter();
        let mut after = prefixes.filter_map(|prefix| self.rest.strip_prefix(prefix));
        let (count, text) = after.find_map(|after| {
            let text = after.trim_start_matches('#');
            Some((after.len() - text.len(), text.strip_prefix('"')?))
        })?;
        let end = format!("\"{}", "#".repeat(count));
        let (text, rest) = text.split_once(&end).unwrap_or((text, ""));
        self.rest = rest;
        Some(Token::Text {
            text,
            has_escapes: false,
        })
    }

    fn string(&mut self) -> Option<Token<'a>> {
        let mut prefixes = ["", "b", "c"].into_iter();
        let text = prefixes.find_map(|prefix| self.rest.strip_prefix(prefix)?.strip_prefix('"'))?;
        let end = end_of_quote(text.chars(), '"').unwrap_or(text.len());
        let (text, rest) = text.split_at(end);
        self.rest = rest.get(1..).unwrap_or_default();
        Some(Token::Text {
            text,
            has_escapes: text.contains('\\'),
        })
    }

    fn word(&mut self) -> &'a str {
        let raw = self.rest.strip_prefix("r#");
        let is_raw = raw.is_some_and(|rest| rest.starts_with(is_of_word));
        let start = if is_raw { 2 } else { 0 };
        let end = self.rest[start..].find(|letter| !is_of_word(letter));
        self.take(end.map_or(self.rest.len(), |end| start + end))
    }

    /// `'x'` and `'\n'`, and the quote of `'static`.
    fn skip_character(&mut self) {
        let mut letters = self.rest.chars().skip(1);
        let (first, second) = (letters.next(), letters.next());
        let end = match (first, second) {
            (Some('\\'), _) => end_of_quote(self.rest[1..].chars(), '\'').map(|end| end + 2),
            (Some(letter), Some('\'')) => Some(2 + letter.len_utf8()),
            _ => None,
        };
        self.take(end.unwrap_or(1));
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The bytes before the quote that is not after a backslash.
fn end_of_quote(letters: Chars, quote: char) -> Option<usize> {
    let (mut end, mut is_escaped) = (0, false);
    for letter in letters {
        if letter == quote && !is_escaped {
            return Some(end);
        }
        is_escaped = letter == '\\' && !is_escaped;
        end += letter.len_utf8();
    }
    None
}

/// The bytes of a comment that begins here, with those in it.
fn end_of_comment(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while let Some(found) = text[at..].find(['/', '*']) {
        at += found;
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each token with a letter for its kind.
    fn shown(source: &str) -> String {
        let shown = tokens(source).into_iter().map(|token| match token {
            Token::Word(word) => format!("w:{word}"),
            Token::Text {
                text,
                has_escapes: false,
            } => format!("t:{text}"),
            Token::Text { text, .. } => format!("e:{text}"),
            Token::Sign(sign) => sign.to_string(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_texts_and_signs_are_told_apart() {
        for (source, expected) in [
            ("mod x;", "w:mod w:x ;"),
            ("r#mod r#x; r b", "w:r#mod w:r#x ; w:r w:b"),
            ("a/*b/*c*/d*/e//f\n/g", "w:a w:e / w:g"),
            ("/* no end", ""),
            (r#"b"x" c"y" "z""#, "t:x t:y t:z"),
            (r#" "a\"b" "c\\" d"#, r#"e:a\"b e:c\\ w:d"#),
            (r###" r"a\" br#"b"c"# r"" d"###, r#"t:a\ t:b"c t: w:d"#),
            (r"'a' '\'' '\u{27}' b'\\' 'ä' x", "w:b w:x"),
            ("&'a str, 'b: 'c'", "& w:a w:str , w:b :"),
            ("\"no end", "t:no end"),
            ("'", ""),
            ("größe != 1.5", "w:größe ! = w:1 . w:5"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }
}
