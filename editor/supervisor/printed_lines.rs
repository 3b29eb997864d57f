//! [`PrintedLines`]: text of modules as lines, within bounds.

use super::PrintedLine;
use std::collections::VecDeque;
use std::time::Instant;

/// The bytes of a line; the rest of a longer one is only counted.
const LINE_BYTES: usize = 4096;

/// Lines that are taken at once, and after that each second.
const BURST: u32 = 500;
const LINES_PER_S: f32 = 100.0;

/// Lines that are kept for the report of a crash.
const LAST: usize = 20;

/// Text of modules as lines, within bounds: a module that prints in every frame fills neither the
/// memory nor the console. Lines that repeat are counted, and what is too much is counted too.
#[derive(Debug, Default)]
pub struct PrintedLines {
    /// The line that has not ended, of standard output and of standard error.
    open: [OpenLine; 2],
    lines: Vec<PrintedLine>,
    /// Lines that may still be taken, and when that was computed.
    left: f32,
    computed: Option<Instant>,
    /// What was too much, with its last source.
    dropped: Option<Dropped>,
    last: VecDeque<PrintedLine>,
}

#[derive(Debug, Default)]
struct OpenLine {
    bytes: Vec<u8>,
    /// Bytes that are left out.
    more: usize,
}

#[derive(Debug)]
struct Dropped {
    source: String,
    lines: u64,
    bytes: u64,
}

impl PrintedLines {
    /// Takes what was read now, with the source of it.
    pub fn push(&mut self, bytes: &[u8], is_error: bool, source: &str, now: Instant) {
        let since = self.computed.replace(now);
        let new = since.map_or(BURST as f32, |since| {
            now.saturating_duration_since(since).as_secs_f32() * LINES_PER_S
        });
        self.left = (self.left + new).min(BURST as f32);
        let mut parts = bytes.split(|byte| *byte == b'\n').peekable();
        while let Some(part) = parts.next() {
            let open = &mut self.open[usize::from(is_error)];
            let room = LINE_BYTES.saturating_sub(open.bytes.len());
            let taken = part.len().min(room);
            open.bytes.extend_from_slice(&part[..taken]);
            open.more += part.len() - taken;
            if parts.peek().is_some() {
                self.end_line(is_error, source);
            }
        }
    }

    /// Ends lines that have no end yet: the process ended, or nothing followed for a while.
    pub fn end_lines(&mut self, source: &str) {
        for is_error in [false, true] {
            let open = &self.open[usize::from(is_error)];
            if !open.bytes.is_empty() {
                self.end_line(is_error, source);
            }
        }
    }

    /// True while a line has no end yet.
    pub fn is_open(&self) -> bool {
        self.open.iter().any(|open| !open.bytes.is_empty())
    }

    /// The lines since the last call.
    pub fn take(&mut self) -> Vec<PrintedLine> {
        let mut lines = std::mem::take(&mut self.lines);
        if let Some(dropped) = self.dropped.take() {
            let Dropped {
                source,
                lines: count,
                bytes,
            } = dropped;
            lines.push(PrintedLine {
                source,
                is_error: true,
                text: format!(
                    "{count} more lines were printed ({} kB) than are shown",
                    bytes.div_ceil(1000)
                ),
                count: 1,
            });
        }
        lines
    }

    /// The last lines, for the report of a crash.
    pub fn last(&self) -> impl Iterator<Item = &PrintedLine> {
        self.last.iter()
    }

    fn end_line(&mut self, is_error: bool, source: &str) {
        let open = std::mem::take(&mut self.open[usize::from(is_error)]);
        let mut text = String::from_utf8_lossy(&open.bytes).trim_end().to_owned();
        if open.more > 0 {
            text.push_str(&format!(" … ({} bytes more)", open.more));
        }
        let bytes = open.bytes.len() + open.more;
        let line = PrintedLine {
            source: source.to_owned(),
            is_error,
            text,
            count: 1,
        };
        repeat_or(self.last.back_mut(), &line).unwrap_or_else(|| {
            if self.last.len() == LAST {
                self.last.pop_front();
            }
            self.last.push_back(line.clone());
        });
        if repeat_or(self.lines.last_mut(), &line).is_some() {
            return;
        }
        if self.left >= 1.0 {
            self.left -= 1.0;
            self.lines.push(line);
        } else {
            let dropped = self.dropped.get_or_insert_with(|| Dropped {
                source: String::new(),
                lines: 0,
                bytes: 0,
            });
            line.source.clone_into(&mut dropped.source);
            dropped.lines += 1;
            dropped.bytes += bytes as u64;
        }
    }
}

/// Counts a line that is the same as the one before; `None` for another one.
fn repeat_or(before: Option<&mut PrintedLine>, line: &PrintedLine) -> Option<()> {
    let is_same = |before: &&mut PrintedLine| {
        before.text == line.text && before.is_error == line.is_error && before.source == line.source
    };
    before.filter(is_same).map(|before| before.count += 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn texts(lines: &[PrintedLine]) -> Vec<(&str, u32)> {
        lines
            .iter()
            .map(|line| (line.text.as_str(), line.count))
            .collect()
    }

    #[test]
    fn text_in_pieces_becomes_lines_and_repeated_lines_are_counted() {
        let (mut lines, now) = (PrintedLines::default(), Instant::now());
        lines.push(b"one\ntw", false, "game", now);
        lines.push(b"failed\n", true, "game", now);
        lines.push(b"o\ntwo\r\ntwo\n", false, "game", now);
        lines.push(b"open", false, "game", now);
        assert!(lines.is_open());
        let taken = lines.take();
        assert_eq!(texts(&taken), [("one", 1), ("failed", 1), ("two", 3)]);
        assert!(taken[1].is_error && !taken[2].is_error);
        lines.end_lines("game");
        assert_eq!(texts(&lines.take()), [("open", 1)]);
    }

    #[test]
    fn more_than_is_shown_is_counted_and_takes_no_memory() {
        let (mut lines, now) = (PrintedLines::default(), Instant::now());
        for number in 0..20_000 {
            lines.push(format!("line {number}\n").as_bytes(), false, "game", now);
        }
        let taken = lines.take();
        assert_eq!(taken.len(), BURST as usize + 1);
        let last = taken.last().expect("it has lines");
        assert!(last.text.starts_with("19500 more lines"), "{}", last.text);
        assert_eq!(last.source, "game");
        // A second later some more are shown.
        assert!(lines.take().is_empty());
        let later = now + Duration::from_secs(1);
        for number in 0..200 {
            lines.push(format!("later {number}\n").as_bytes(), false, "game", later);
        }
        assert_eq!(lines.take().len(), 100 + 1);
        // However long nothing was printed, no more than at the start are shown.
        let later = now + Duration::from_secs(1000);
        for number in 0..2000 {
            lines.push(format!("last {number}\n").as_bytes(), false, "game", later);
        }
        assert_eq!(lines.take().len(), BURST as usize + 1);
        assert_eq!(lines.last().count(), LAST);
    }

    #[test]
    fn line_without_an_end_is_cut() {
        let (mut lines, now) = (PrintedLines::default(), Instant::now());
        for _ in 0..100 {
            lines.push(&[b'x'; 10_000], false, "game", now);
        }
        lines.push(b"\n", false, "game", now);
        let taken = lines.take();
        assert_eq!(taken.len(), 1);
        let end = format!("({} bytes more)", 1_000_000 - LINE_BYTES);
        assert!(taken[0].text.ends_with(&end));
        assert!(taken[0].text.len() < LINE_BYTES + 100);
    }
}
