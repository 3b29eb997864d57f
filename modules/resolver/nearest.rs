//! Finds the known word for a misspelled one.

use strsim::osa_distance;

/// The candidate with the smallest edit distance, if it is close enough to be a slip of the keys:
/// at most a third of the word, and at least two edits are allowed.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).max(2);
    candidates
        .into_iter()
        .map(|candidate| (osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn typo_finds_its_word_and_another_word_none() {
        let keys = ["name", "features", "systems"];
        assert_eq!(nearest("feature", keys), Some("features"));
        assert_eq!(nearest("sytsems", keys), Some("systems"));
        assert_eq!(nearest("version", keys), None);
        assert_eq!(nearest("", keys), None);
    }
}
