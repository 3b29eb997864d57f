//! [`History`]: the lines entered before.

use playground_base::state;

/// The maximum number of lines.
const MOST: usize = 200;

/// The lines entered before, and which of them stands in the field.
#[state]
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    lines: Vec<String>,
    /// Which one is shown, counted from the end; 0 for what is being written.
    #[serde(skip)]
    back: usize,
    /// What was being written before the first step back.
    #[serde(skip)]
    draft: String,
}

impl History {
    /// Adds a line. The same line twice in a row is added once.
    pub fn push(&mut self, line: &str) {
        self.back = 0;
        if self.lines.last().is_some_and(|last| last == line) {
            return;
        }
        self.lines.push(line.to_owned());
        let surplus = self.lines.len().saturating_sub(MOST);
        self.lines.drain(..surplus);
    }

    /// The line before the one shown; `None` at the first one.
    pub fn older(&mut self, shown: &str) -> Option<String> {
        let line = self.lines.iter().rev().nth(self.back)?.clone();
        if self.back == 0 {
            self.draft = shown.to_owned();
        }
        self.back += 1;
        Some(line)
    }

    /// The line after the one shown, or the unfinished text; `None` after that.
    pub fn newer(&mut self) -> Option<String> {
        self.back = self.back.checked_sub(1)?;
        match self.back {
            0 => Some(std::mem::take(&mut self.draft)),
            back => self.lines.iter().rev().nth(back - 1).cloned(),
        }
    }

    /// The text in the field was changed, so it is no line of the history any more.
    pub fn edited(&mut self) {
        self.back = 0;
    }
}
