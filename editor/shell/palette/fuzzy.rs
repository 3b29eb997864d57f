//! Fuzzy search: rates how well a name matches some letters.

/// Higher is better; `None` when `name` does not contain the letters of `text` in this order.
/// Letters in a row and letters at the start of words count more, and short names win.
pub fn score(name: &str, text: &str) -> Option<i32> {
    let letters: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let wanted = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase);
    let mut score = 0;
    let mut at = 0;
    let mut last = None;
    for letter in wanted {
        let index = best_index(&letters, at, letter, last)?;
        score += if last.is_some_and(|last| last + 1 == index) {
            5
        } else {
            1
        };
        score += if is_start(&letters, index) { 8 } else { 0 };
        last = Some(index);
        at = index + 1;
    }
    Some(score * 4 + as_written(&letters, text) - letters.len() as i32)
}

/// Whether each letter of `text` follows the one before it in the name or starts a word. Such a match is
/// meant; one with letters from anywhere may be chance.
pub fn is_close(name: &str, text: &str) -> bool {
    let letters: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let wanted: Vec<char> = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let starts = (0..letters.len()).filter(|at| is_start(&letters, *at));
    starts.clone().any(|start| {
        let mut at = start;
        let mut wanted = wanted.iter();
        wanted.all(|letter| {
            let next = letters.get(at) == Some(letter);
            let mut later = starts.clone().filter(|start| *start > at);
            let found = if next {
                Some(at)
            } else {
                later.find(|start| letters[*start] == *letter)
            };
            at = found.unwrap_or(at) + 1;
            found.is_some()
        })
    })
}

/// The bonus for a name that contains the text literally, highest at the start of a word.
fn as_written(letters: &[char], text: &str) -> i32 {
    let wanted: Vec<char> = text.trim().chars().flat_map(char::to_lowercase).collect();
    if wanted.is_empty() {
        return 0;
    }
    let indices = letters.windows(wanted.len()).enumerate();
    let found = indices.filter(|(_, part)| *part == wanted.as_slice());
    found
        .map(|(index, _)| if is_start(letters, index) { 100 } else { 10 })
        .max()
        .unwrap_or(0)
}

/// The index of the best match for a letter: right after the last match, else at the start of a
/// word, else the first.
fn best_index(letters: &[char], at: usize, letter: char, last: Option<usize>) -> Option<usize> {
    let mut indices = (at..letters.len()).filter(|index| letters[*index] == letter);
    let first = indices.next()?;
    if last.is_some_and(|last| last + 1 == first) || is_start(letters, first) {
        return Some(first);
    }
    Some(
        indices
            .find(|index| is_start(letters, *index))
            .unwrap_or(first),
    )
}

fn is_start(letters: &[char], index: usize) -> bool {
    index == 0
        || letters
            .get(index - 1)
            .is_some_and(|before| !before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{is_close, score};

    #[test]
    fn name_without_the_letters_in_order_does_not_match() {
        assert!(score("File: Save As…", "fsa").is_some());
        assert!(score("File: Save As…", "xyz").is_none());
        assert!(score("Undo", "od").is_none());
        assert!(score("Undo", "").is_some());
    }

    #[test]
    fn letters_in_a_row_and_starts_of_words_are_close() {
        for (name, text) in [
            ("Create: Camera", "cam"),
            ("View: Game Camera", "cam"),
            ("Run: Build & Reload", "br"),
            ("Run: Build & Reload", "build re"),
            ("Undo", ""),
        ] {
            assert!(is_close(name, text), "{name} {text}");
        }
        for (name, text) in [("Create: Empty", "cam"), ("Create: Environment", "cam")] {
            assert!(!is_close(name, text), "{name} {text}");
        }
    }

    #[test]
    fn starts_of_words_and_whole_words_score_higher() {
        let better = |text, good, bad| score(good, text) > score(bad, text);
        assert!(better("br", "Run: Build & Reload", "Create: Subrow"));
        assert!(better("save", "File: Save", "Create: Saxe vase"));
        assert!(better("play", "Run: Play", "View: Panel Layout Yes"));
    }
}
