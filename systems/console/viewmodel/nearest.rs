//! The word that somebody may have meant.

/// Longer words are not compared: nobody means a command by them.
const LONGEST: usize = 24;

/// The word most like `written`; `None` when none is like it: when more than a third of its
/// letters would have to change.
pub fn nearest(written: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let letters = written.chars().count();
    if letters > LONGEST {
        return None;
    }
    let written = written.to_lowercase();
    let by_distance = words.map(|word| (distance(&written, word), word));
    let (distance, word) = by_distance.min_by_key(|(distance, _)| *distance)?;
    (distance <= (letters / 3).max(1)).then_some(word)
}

/// How many letters have to be put in, taken out, replaced, or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for at_a in 0..=a.len() {
        for at_b in 0..=b.len() {
            table[at_a][at_b] = match (at_a, at_b) {
                (0, most) | (most, 0) => most,
                _ => {
                    let same = usize::from(a[at_a - 1] != b[at_b - 1]);
                    let put_in = table[at_a][at_b - 1] + 1;
                    let taken_out = table[at_a - 1][at_b] + 1;
                    let replaced = table[at_a - 1][at_b - 1] + same;
                    put_in.min(taken_out).min(replaced)
                }
            };
            let swapped =
                at_a > 1 && at_b > 1 && (a[at_a - 1], a[at_a - 2]) == (b[at_b - 2], b[at_b - 1]);
            if swapped {
                let after = table[at_a - 2][at_b - 2] + 1;
                table[at_a][at_b] = table[at_a][at_b].min(after);
            }
        }
    }
    table[a.len()][b.len()]
}
