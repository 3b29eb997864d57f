//! [`Filter`]: which lines are shown.

use playground_base::state;
use playground_core_ui::{LogLevel, LogLine, Words};

/// Which lines are shown. Entered commands and their answers have no level and cannot be hidden by
/// one.
#[state]
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Details for debugging.
    pub debug: bool,
    /// Information.
    #[field(default = true)]
    pub info: bool,
    /// Warnings.
    #[field(default = true)]
    pub warnings: bool,
    /// Errors.
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
        let words = Words::of(&self.search);
        move |line| {
            filter.has_level(line.level)
                && filter.has_source(line)
                && words.are_in([line.text.as_str(), line.source.as_str()])
        }
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
