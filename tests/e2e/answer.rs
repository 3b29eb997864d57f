//! [`Answer`].

use serde_json::Value;

/// What the editor answered to a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The line.
    pub line: String,
    /// The answer's fields.
    pub fields: Value,
}

impl Answer {
    /// An answer as it came.
    pub fn read(line: &str, text: &str) -> Self {
        let fields = serde_json::from_str(text);
        Self {
            line: line.to_owned(),
            fields: fields
                .unwrap_or_else(|e| panic!("`{line}` is answered by no JSON ({e}): {text}")),
        }
    }

    /// True when the line was done.
    pub fn is_ok(&self) -> bool {
        self.fields["ok"] == Value::Bool(true)
    }

    /// The answer of a line that must have been done.
    #[track_caller]
    pub fn done(self) -> Self {
        assert!(self.is_ok(), "`{}` is refused: {}", self.line, self.fields);
        self
    }

    /// The words of a refusal that must have been.
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
