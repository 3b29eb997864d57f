//! [`LogRows`]: the log as rows of equal height.

use crate::Filter;
use playground_core_ui::LogLine;
use std::collections::{BTreeSet, VecDeque};

/// One row: a line of the log, or one of the lines of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Index of the line in the log.
    pub line: u32,
    /// The row's part of the text, in bytes.
    pub start: u32,
    /// The end of that part.
    pub end: u32,
}

impl LogRow {
    /// Whether it is the first of its line.
    pub const fn is_first(&self) -> bool {
        self.start == 0
    }

    /// The line and the row's part of its text; `None` when the log has changed.
    pub fn of<'a>(&self, log: &'a VecDeque<LogLine>) -> Option<(&'a LogLine, &'a str)> {
        let line = log.get(self.line as usize)?;
        Some((line, line.text.get(self.start as usize..self.end as usize)?))
    }
}

/// The log as rows of equal height, so that only visible ones cost anything. A log that grows is
/// read from where it was read to; a changed filter, or a log that lost its first lines, is read
/// anew (100,000 lines: some milliseconds).
#[derive(Debug, Default)]
pub struct LogRows {
    rows: Vec<LogRow>,
    sources: BTreeSet<String>,
    filter: Filter,
    /// Lines read so far.
    read: usize,
    /// The first line, to see whether it is still the same.
    first: Option<(u64, usize)>,
}

impl LogRows {
    /// Reads what is new.
    pub fn update(&mut self, log: &VecDeque<LogLine>, filter: &Filter) {
        let first = log
            .front()
            .map(|line| (line.time_s.to_bits(), line.text.len()));
        let goes_on = first == self.first && log.len() >= self.read && *filter == self.filter;
        if !goes_on {
            self.rows.clear();
            self.sources.clear();
            self.read = 0;
            self.filter = filter.clone();
        }
        self.first = first;
        let is_shown = filter.matcher();
        for (at, line) in log.iter().enumerate().skip(self.read) {
            if !self.sources.contains(&line.source) {
                self.sources.insert(line.source.clone());
            }
            if is_shown(line) {
                self.push(at as u32, &line.text);
            }
        }
        self.read = log.len();
    }

    fn push(&mut self, line: u32, text: &str) {
        let mut start = 0;
        for part in text.trim_end().split('\n') {
            let end = start + part.trim_end_matches('\r').len() as u32;
            self.rows.push(LogRow { line, start, end });
            start += part.len() as u32 + 1;
        }
    }

    /// The rows that are shown.
    pub fn rows(&self) -> &[LogRow] {
        &self.rows
    }

    /// All sources of lines.
    pub const fn sources(&self) -> &BTreeSet<String> {
        &self.sources
    }

    /// The rows as text to copy.
    pub fn to_text(&self, log: &VecDeque<LogLine>) -> String {
        let parts = self.rows.iter().filter_map(|row| row.of(log));
        parts.map(|(_, part)| part).collect::<Vec<_>>().join("\n")
    }
}
