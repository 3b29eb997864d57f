//! [`source_change`]: how two texts differ, line by line.

use playground_core_engine::{LineChange, SourceChange, SourceLine};
use std::path::Path;

/// Lines that are the same and are shown before and after what differs.
const AROUND: usize = 3;

/// The most lines of one file that are kept.
const MOST_LINES: usize = 400;

/// The most pairs of lines that are compared. Beyond, everything between the first and the last line
/// that differ counts as replaced.
const MOST_PAIRS: usize = 4_000_000;

/// How a file differs; `None` when both texts have the same lines. A file that is new or gone has an
/// empty text on one side.
pub fn source_change(file: &Path, before: &str, now: &str) -> Option<SourceChange> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let all = compare(&old, &new);
    let count = |of: LineChange| all.iter().filter(|line| line.change == of).count();
    let (added, removed) = (count(LineChange::Added), count(LineChange::Removed));
    if added + removed == 0 {
        return None;
    }
    let mut lines = surroundings(all);
    let rest = lines.split_off(lines.len().min(MOST_LINES));
    let is_change = |line: &&SourceLine| is_change(line.change);
    Some(SourceChange {
        file: file.to_owned(),
        added,
        removed,
        lines,
        left_out: rest.iter().filter(is_change).count(),
    })
}

fn is_change(change: LineChange) -> bool {
    matches!(change, LineChange::Added | LineChange::Removed)
}

/// All lines of both texts, in order: of a replaced part first those that are gone.
fn compare(old: &[&str], new: &[&str]) -> Vec<SourceLine> {
    let same = |(one, other): &(&&str, &&str)| one == other;
    let head = old.iter().zip(new).take_while(same).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let backwards = old_rest.iter().rev().zip(new_rest.iter().rev());
    let tail = backwards.take_while(same).count();
    let old_part = &old_rest[..old_rest.len() - tail];
    let new_part = &new_rest[..new_rest.len() - tail];

    let mut lines = Lines::default();
    old[..head].iter().for_each(|text| lines.same(text));
    lines.part(old_part, new_part);
    let tail = &new_rest[new_rest.len() - tail..];
    tail.iter().for_each(|text| lines.same(text));
    lines.all
}

/// The lines that were compared until now, and the numbers of the last ones.
#[derive(Default)]
struct Lines {
    all: Vec<SourceLine>,
    old: u32,
    new: u32,
}

impl Lines {
    fn same(&mut self, text: &str) {
        self.old += 1;
        self.new += 1;
        self.push(LineChange::Same, self.new, text);
    }

    fn removed(&mut self, text: &str) {
        self.old += 1;
        self.push(LineChange::Removed, self.old, text);
    }

    fn added(&mut self, text: &str) {
        self.new += 1;
        self.push(LineChange::Added, self.new, text);
    }

    fn push(&mut self, change: LineChange, number: u32, text: &str) {
        self.all.push(SourceLine {
            change,
            number,
            text: text.to_owned(),
        });
    }

    /// A part that begins and ends with lines that differ: a longest common subsequence stays.
    fn part(&mut self, old: &[&str], new: &[&str]) {
        let is_too_long = old.len().saturating_mul(new.len()) > MOST_PAIRS;
        let common = if is_too_long {
            Vec::new()
        } else {
            common_lengths(old, new)
        };
        let width = new.len() + 1;
        let length = |at: usize, other: usize| common.get(at * width + other).copied();
        let (mut at, mut other) = (0, 0);
        while at < old.len() || other < new.len() {
            let both = old.get(at).zip(new.get(other));
            let is_same = both.is_some_and(|(old, new)| old == new);
            if is_same && !is_too_long {
                self.same(new[other]);
                (at, other) = (at + 1, other + 1);
            } else if at < old.len()
                && (both.is_none() || length(at + 1, other) >= length(at, other + 1))
            {
                self.removed(old[at]);
                at += 1;
            } else {
                self.added(new[other]);
                other += 1;
            }
        }
    }
}

/// For each pair of places, the length of the longest common subsequence of what follows.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<u16> {
    let width = new.len() + 1;
    let mut lengths = vec![0_u16; (old.len() + 1) * width];
    for at in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            lengths[at * width + other] = if old[at] == new[other] {
                lengths[(at + 1) * width + other + 1].saturating_add(1)
            } else {
                lengths[(at + 1) * width + other].max(lengths[at * width + other + 1])
            };
        }
    }
    lengths
}

/// Only what differs, with some lines around it; gaps stand for the rest.
fn surroundings(all: Vec<SourceLine>) -> Vec<SourceLine> {
    let changes: Vec<usize> = (0..all.len())
        .filter(|at| is_change(all[*at].change))
        .collect();
    let is_near = |at: usize| {
        let next = changes.partition_point(|change| change + AROUND < at);
        let next = changes.get(next);
        next.is_some_and(|change| change.abs_diff(at) <= AROUND)
    };
    let mut lines: Vec<SourceLine> = Vec::new();
    for (at, line) in all.into_iter().enumerate() {
        let is_after_gap = lines
            .last()
            .is_some_and(|last| last.change == LineChange::Gap);
        if is_near(at) {
            lines.push(line);
        } else if !is_after_gap {
            lines.push(SourceLine {
                change: LineChange::Gap,
                ..SourceLine::default()
            });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines with a sign in front, gaps as `~`.
    fn signs(before: &str, now: &str) -> Vec<String> {
        let change = source_change(Path::new("lib.rs"), before, now);
        let lines = change.map(|change| change.lines).unwrap_or_default();
        let sign = |line: &SourceLine| match line.change {
            LineChange::Same => format!(" {}", line.text),
            LineChange::Added => format!("+{}", line.text),
            LineChange::Removed => format!("-{}", line.text),
            LineChange::Gap => "~".to_owned(),
        };
        lines.iter().map(sign).collect()
    }

    #[test]
    fn difference_keeps_common_lines_and_those_around() {
        for (before, now, expected) in [
            ("a\nb\nc", "a\nb\nc\n", &[][..]),
            ("", "a\nb", &["+a", "+b"]),
            ("a\nb", "", &["-a", "-b"]),
            ("a\nb\nc", "a\nx\nc", &[" a", "-b", "+x", " c"]),
            (
                "a\nb\nc\nd",
                "x\nb\nd\ne",
                &["-a", "+x", " b", "-c", " d", "+e"],
            ),
            (
                "1\n2\n3\n4\n5\n6\n7\n8\n9\n10",
                "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10",
                &["~", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8", "~"],
            ),
        ] {
            assert_eq!(signs(before, now), expected, "{before:?} {now:?}");
        }
    }

    #[test]
    fn lines_have_the_number_of_their_side() {
        let change = source_change(Path::new("lib.rs"), "a\nb\nc", "new\na\nc");
        let change = change.expect("they differ");
        let numbers: Vec<u32> = change.lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [1, 2, 2, 3]);
        assert_eq!((change.added, change.removed), (1, 1));
    }

    #[test]
    fn applied_difference_gives_the_new_text_and_what_is_too_long_is_replaced() {
        let text = |seed: u64, count: u64| {
            let line = |at: u64| format!("{}\n", (at * seed) % 7);
            (0..count).map(line).collect::<String>()
        };
        for (before, now) in [(text(3, 40), text(5, 60)), (text(3, 3_000), text(5, 3_000))] {
            let (old, new): (Vec<&str>, Vec<&str>) =
                (before.lines().collect(), now.lines().collect());
            let lines = compare(&old, &new);
            let side = |left_out: LineChange| {
                let lines = lines.iter().filter(move |line| line.change != left_out);
                lines.map(|line| line.text.as_str()).collect::<Vec<_>>()
            };
            assert_eq!(side(LineChange::Removed), new);
            assert_eq!(side(LineChange::Added), old);
        }
    }
}
