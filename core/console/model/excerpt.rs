//! [`Excerpt`]: what somebody wrote, short enough to be repeated.

/// What somebody wrote, short enough to be repeated in a message: at most [`Excerpt::LONGEST`]
/// letters, the last of them an ellipsis where there was more, and no control characters, which
/// would change how a terminal or a log shows the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt(String);

impl Excerpt {
    /// The most letters; an escaped control character counts as one.
    pub const LONGEST: usize = 60;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Excerpt {
    fn from(written: &str) -> Self {
        let is_longer = written.chars().nth(Self::LONGEST).is_some();
        let shown = Self::LONGEST - usize::from(is_longer);
        let mut text = String::new();
        for letter in written.chars().take(shown) {
            match letter.is_control() {
                true => text.extend(letter.escape_default()),
                false => text.push(letter),
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
