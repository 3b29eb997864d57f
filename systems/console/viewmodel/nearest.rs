//! The word that somebody may have meant.

use playground_base::strsim::osa_distance;

/// Longer words are not compared: nobody means a command by them.
const LONGEST: usize = 24;

/// The word most like `written`; `None` when none is like it: when more than a third of its
/// letters would have to change. Neighbours that changed places count as one change.
pub fn nearest(written: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let letters = written.chars().count();
    if letters > LONGEST {
        return None;
    }
    let written = written.to_lowercase();
    let by_distance = words.map(|word| (osa_distance(&written, word), word));
    let (distance, word) = by_distance.min_by_key(|(distance, _)| *distance)?;
    (distance <= (letters / 3).max(1)).then_some(word)
}
