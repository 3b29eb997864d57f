//! [`Log`]: messages for the console panel and standard error.

use crate::answer::{Outcome, readable};
use crate::supervisor::PrintedLine;
use playground_base::serde_json::Value as Json;
use playground_core_ui::{LogLevel, LogLine};
use std::collections::VecDeque;
use std::time::Instant;

/// The maximum number of lines.
const MAX_LINES: usize = 10_000;

/// Messages for the console panel.
#[derive(Debug)]
pub struct Log {
    lines: VecDeque<LogLine>,
    start: Instant,
    changed: bool,
}

impl Default for Log {
    fn default() -> Self {
        Self {
            lines: VecDeque::new(),
            start: Instant::now(),
            changed: true,
        }
    }
}

impl Log {
    /// Adds a message, also to standard error. A repeated message only increases its count.
    pub fn add(&mut self, level: LogLevel, source: &str, text: &str) {
        match level {
            LogLevel::Error => tracing::error!("{source}: {text}"),
            LogLevel::Warning => tracing::warn!("{source}: {text}"),
            _ => tracing::info!("{source}: {text}"),
        }
        self.push(level, source, text, 1);
    }

    /// Adds what a module printed, which the supervisor has shown already.
    pub fn printed(&mut self, line: &PrintedLine) {
        let level = if line.is_error {
            LogLevel::Warning
        } else {
            LogLevel::Info
        };
        self.push(level, &line.source, &line.text, line.count);
    }

    /// Adds a command line and its outcome.
    pub fn outcome(&mut self, line: &str, outcome: &Outcome) {
        self.push(LogLevel::Input, "console", line, 1);
        match outcome {
            Ok(Json::Null) => {}
            Ok(Json::String(text)) => self.push(LogLevel::Answer, "console", text, 1),
            Ok(fields) => self.push(LogLevel::Answer, "console", &readable(fields), 1),
            Err(error) => self.push(LogLevel::Error, "console", &error.to_string(), 1),
        }
    }

    /// Removes all lines.
    pub fn clear(&mut self) {
        self.lines.clear();
        self.changed = true;
    }

    /// The lines, if they changed since the last call.
    pub fn news(&mut self) -> Option<&VecDeque<LogLine>> {
        std::mem::take(&mut self.changed).then_some(&self.lines)
    }

    fn push(&mut self, level: LogLevel, source: &str, text: &str, count: u32) {
        self.changed = true;
        let same =
            |last: &&mut LogLine| last.level == level && last.text == text && last.source == source;
        if let Some(last) = self.lines.back_mut().filter(same) {
            last.count = last.count.saturating_add(count);
            return;
        }
        if self.lines.len() == MAX_LINES {
            self.lines.pop_front();
        }
        self.lines.push_back(LogLine {
            level,
            time_s: self.start.elapsed().as_secs_f64(),
            source: source.to_owned(),
            text: text.to_owned(),
            count,
        });
    }
}
