//! [`SourceLocation`]: a location in a file, for messages and links.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A file and, where it is known, a line and a column in it, both counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLocation {
    /// The file.
    pub file: PathBuf,
    /// The line; `None` for the file as a whole.
    pub line: Option<usize>,
    /// The column, in characters.
    pub column: Option<usize>,
}

impl SourceLocation {
    /// The file as a whole.
    pub fn file(file: &Path) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
        }
    }

    /// The start of a range of bytes in the file's text; the file as a whole without a range.
    pub fn in_text(file: &Path, text: &str, span: Option<Range<usize>>) -> Self {
        let Some(before) = span.and_then(|span| text.get(..span.start)) else {
            return Self::file(file);
        };
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: file.to_owned(),
            line: Some(before.matches('\n').count() + 1),
            column: Some(before[line_start..].chars().count() + 1),
        }
    }
}

impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}
