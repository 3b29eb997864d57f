//! [`Answer`]: the editor's answer to a line.

use serde_json::Value;

/// The editor's answer to a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The line.
    pub line: String,
    /// The answer's fields.
    pub fields: Value,
}

impl Answer {
    /// Parses the text of an answer.
    pub fn read(line: &str, text: &str) -> Self {
        let fields = serde_json::from_str(text);
        Self {
            line: line.to_owned(),
            fields: fields
                .unwrap_or_else(|e| panic!("`{line}` is answered by no JSON ({e}): {text}")),
        }
    }

    /// True when the command succeeded.
    pub fn is_ok(&self) -> bool {
        self.fields["ok"] == Value::Bool(true)
    }

    /// Returns the answer; fails unless the command succeeded.
    #[track_caller]
    pub fn done(self) -> Self {
        assert!(self.is_ok(), "`{}` is refused: {}", self.line, self.fields);
        self
    }

    /// The error message; fails unless the command was refused.
    #[track_caller]
    pub fn refused(&self) -> &str {
        let error = self.fields["error"].as_str();
        match error.filter(|_| !self.is_ok()) {
            Some(error) => error,
            None => panic!("`{}` is not refused: {}", self.line, self.fields),
        }
    }

    /// The field at a JSON pointer (`/components/0/rows`); null when there is none.
    pub fn at(&self, pointer: &str) -> &Value {
        self.fields.pointer(pointer).unwrap_or(&Value::Null)
    }
}
