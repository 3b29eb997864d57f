//! Finds the most similar word, for "did you mean".

use playground_base::strsim::osa_distance;

/// Longer words are not compared: they cannot be misspelt commands.
const MAX_LETTERS: usize = 24;

/// The word most similar to `written`; `None` when more than a third of the letters would have to
/// change. Two swapped neighbours count as one change.
pub fn nearest(written: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let letters = written.chars().count();
    if letters > MAX_LETTERS {
        return None;
    }
    let written = written.to_lowercase();
    let by_distance = words.map(|word| (osa_distance(&written, word), word));
    let (distance, word) = by_distance.min_by_key(|(distance, _)| *distance)?;
    (distance <= (letters / 3).max(1)).then_some(word)
}
