//! [`Words`]: the words of a filter, and the field for them.

use super::text_field;
use playground_graphics::egui::{Response, Ui};

/// The words of a filter, in small letters. All of them must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    words: Vec<String>,
}

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let words = text.split_whitespace();
        Self {
            words: words.map(str::to_lowercase).collect(),
        }
    }

    /// True when everything passes.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether each word is a part of one of these texts, whatever the case.
    pub fn are_in<'a>(&self, texts: impl IntoIterator<Item = &'a str> + Clone) -> bool {
        let is_found = |word: &String| {
            let mut texts = texts.clone().into_iter();
            texts.any(|text| contains(text, word))
        };
        self.words.iter().all(is_found)
    }
}

/// Only letters outside ASCII cost an allocation. `word` is in small letters.
fn contains(text: &str, word: &str) -> bool {
    if !text.is_ascii() {
        return text.to_lowercase().contains(word);
    }
    let (text, word) = (text.as_bytes(), word.as_bytes());
    text.windows(word.len())
        .any(|part| part.eq_ignore_ascii_case(word))
}

/// A field for a filter; `name` is what screen readers call it.
pub fn filter_field(ui: &mut Ui, text: &mut String, name: &str) -> Response {
    let field = text_field(name, text)
        .hint_text("Filter")
        .desired_width(140.0);
    ui.add(field).accessible_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_must_be_in_some_text() {
        let words = Words::of("  Fish blue ");
        assert!(words.are_in(["a FISH", "BLUE water"]));
        assert!(!words.are_in(["a fish", "red"]));
        assert!(Words::of("\u{e4}rger").are_in(["\u{c4}RGER"]));
        assert!(Words::of(" ").is_empty() && Words::of("").are_in([]));
        assert!(!Words::of("longer").are_in(["long"]));
    }
}
