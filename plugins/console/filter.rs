//! [`Filter`]: which lines are shown.

use playground_base::state;
use playground_core_ui::{LogLevel, LogLine};

/// Which lines are shown. What the user entered and the answers have no level to hide.
#[state]
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// For those who look for a cause.
    pub debug: bool,
    /// Good to know.
    #[field(default = true)]
    pub info: bool,
    /// Somebody should look.
    #[field(default = true)]
    pub warnings: bool,
    /// Something failed.
    #[field(default = true)]
    pub errors: bool,
    /// Words that must all be in the text or the source.
    pub search: String,
    /// Only lines of this source; empty for all.
    pub source: String,
}

impl Filter {
    /// Picks the lines that are shown.
    pub fn matcher(&self) -> impl Fn(&LogLine) -> bool + use<> {
        let filter = self.clone();
        let words: Vec<String> = self
            .search
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        move |line| filter.has_level(line.level) && filter.has_source(line) && has(line, &words)
    }

    const fn has_level(&self, level: LogLevel) -> bool {
        match level {
            LogLevel::Debug => self.debug,
            LogLevel::Info => self.info,
            LogLevel::Warning => self.warnings,
            LogLevel::Error => self.errors,
            LogLevel::Input | LogLevel::Answer => true,
        }
    }

    fn has_source(&self, line: &LogLine) -> bool {
        self.source.is_empty() || self.source == line.source
    }
}

fn has(line: &LogLine, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let (text, source) = (line.text.to_lowercase(), line.source.to_lowercase());
    words
        .iter()
        .all(|word| text.contains(word.as_str()) || source.contains(word.as_str()))
}
