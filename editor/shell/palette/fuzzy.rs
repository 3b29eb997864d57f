//! How well a name fits to a few letters.

/// `None` when `name` lacks one of the letters of `text` in their order. The higher the better:
/// letters in a row and letters at the start of words count more, and short names win.
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
        let place = best_place(&letters, at, letter, last)?;
        score += if last.is_some_and(|last| last + 1 == place) {
            5
        } else {
            1
        };
        score += if is_start(&letters, place) { 8 } else { 0 };
        last = Some(place);
        at = place + 1;
    }
    Some(score * 4 + as_written(&letters, text) - letters.len() as i32)
}

/// What it counts that the text stands in the name as it is, best at the start of a word.
fn as_written(letters: &[char], text: &str) -> i32 {
    let wanted: Vec<char> = text.trim().chars().flat_map(char::to_lowercase).collect();
    if wanted.is_empty() {
        return 0;
    }
    let places = letters.windows(wanted.len()).enumerate();
    let found = places.filter(|(_, part)| *part == wanted.as_slice());
    found
        .map(|(place, _)| if is_start(letters, place) { 100 } else { 10 })
        .max()
        .unwrap_or(0)
}

/// The next place of a letter: right after the last one, else at the start of a word, else the
/// first.
fn best_place(letters: &[char], at: usize, letter: char, last: Option<usize>) -> Option<usize> {
    let mut places = (at..letters.len()).filter(|place| letters[*place] == letter);
    let first = places.next()?;
    if last.is_some_and(|last| last + 1 == first) || is_start(letters, first) {
        return Some(first);
    }
    Some(
        places
            .find(|place| is_start(letters, *place))
            .unwrap_or(first),
    )
}

fn is_start(letters: &[char], place: usize) -> bool {
    place == 0
        || letters
            .get(place - 1)
            .is_some_and(|before| !before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn letters_must_be_there_in_order() {
        assert!(score("File: Save As…", "fsa").is_some());
        assert!(score("File: Save As…", "xyz").is_none());
        assert!(score("Undo", "od").is_none());
        assert!(score("Undo", "").is_some());
    }

    #[test]
    fn starts_of_words_and_whole_words_win() {
        let better = |text, good, bad| score(good, text) > score(bad, text);
        assert!(better("br", "Run: Build & Reload", "Create: Subrow"));
        assert!(better("save", "File: Save", "Create: Saxe vase"));
        assert!(better("play", "Run: Play", "View: Panel Layout Yes"));
    }
}
