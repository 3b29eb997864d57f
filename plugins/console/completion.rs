//! [`Completion`]: completes the last word of a line.

/// The completions of the last word of a line, and which of them stands in the field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The line as it was written.
    base: String,
    /// The completions of its last word.
    words: Vec<String>,
    /// Which of them stands in the field.
    chosen: Option<usize>,
}

impl Completion {
    /// For a line and the completions of its last word.
    pub fn new(base: &str, words: Vec<String>) -> Self {
        Self {
            base: base.to_owned(),
            words,
            chosen: None,
        }
    }

    /// The completions of the last word.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Which of them stands in the field.
    pub const fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// The line with the next word, or the one before it; the first follows the last. The
    /// only one is followed by a space: it is done. `None` when there is none.
    pub fn step(&mut self, back: bool) -> Option<String> {
        let last = self.words.len().checked_sub(1)?;
        let next = match (self.chosen, back) {
            (None, false) => 0,
            (None, true) => last,
            (Some(at), false) => (at + 1) % (last + 1),
            (Some(at), true) => at.checked_sub(1).unwrap_or(last),
        };
        self.choose(next)
    }

    /// The line with this word.
    pub fn choose(&mut self, at: usize) -> Option<String> {
        let word = self.words.get(at)?;
        self.chosen = Some(at);
        let before = self
            .base
            .trim_end_matches(|letter: char| !letter.is_whitespace());
        let space = if self.words.len() == 1 { " " } else { "" };
        Some(format!("{before}{word}{space}"))
    }
}
