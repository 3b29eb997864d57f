//! [`Excerpt`]: the start of an input, for messages.

/// The start of an input, for messages: at most [`Excerpt::MAX_LETTERS`] letters, the last one an
/// ellipsis if there was more. Control characters are escaped, because they would change how a
/// terminal or a log shows the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt(String);

impl Excerpt {
    /// The maximum number of letters; an escaped control character counts as one.
    pub const MAX_LETTERS: usize = 60;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Excerpt {
    fn from(written: &str) -> Self {
        let is_longer = written.chars().nth(Self::MAX_LETTERS).is_some();
        let shown = Self::MAX_LETTERS - usize::from(is_longer);
        let mut text = String::new();
        for letter in written.chars().take(shown) {
            if letter.is_control() {
                text.extend(letter.escape_default());
            } else {
                text.push(letter);
            }
        }
        text.extend(is_longer.then_some('…'));
        Self(text)
    }
}

impl std::fmt::Display for Excerpt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
