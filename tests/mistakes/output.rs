//! [`Output`]: the messages of the compiler.

use serde_json::Value;

/// The messages of the compiler about one crate.
#[derive(Debug, Default)]
pub struct Output {
    /// Locations of the errors, in their order: `game.rs:9:26`.
    pub errors: Vec<String>,
    /// The whole text as a user reads it.
    pub text: String,
}

impl Output {
    /// Parses the compiler's messages, one per line.
    pub fn parse(lines: &str) -> Self {
        let mut output = Self::default();
        for line in lines.lines() {
            match serde_json::from_str(line) {
                Ok(message) => output.push(&message),
                // For example a panic of the compiler.
                Err(_) => output.text.push_str(line),
            }
        }
        output
    }

    fn push(&mut self, message: &Value) {
        let text = |key| message.get(key).and_then(Value::as_str).unwrap_or_default();
        let (level, title) = (text("level"), text("message"));
        // The last one counts the others.
        if level.starts_with("error") && !title.starts_with("aborting due to") {
            self.errors.push(location_of(message));
        }
        if level != "warning" {
            self.text.push_str(text("rendered"));
        }
    }
}

/// The location of a message in the project; empty when it has none.
fn location_of(message: &Value) -> String {
    let spans = message.get("spans").and_then(Value::as_array);
    let mut spans = spans.into_iter().flatten();
    let primary = spans.find(|span| span.get("is_primary") == Some(&Value::Bool(true)));
    primary.and_then(location).unwrap_or_default()
}

/// The location of a span. Code in a macro of another crate points to where the macro is used. The
/// compiler runs in the folder of the crate, so its files have no folder before their name.
fn location(span: &Value) -> Option<String> {
    let number = |key| span.get(key).and_then(Value::as_u64);
    let file = span.get("file_name")?.as_str()?;
    if !file.contains('/') {
        let (line, column) = (number("line_start")?, number("column_start")?);
        return Some(format!("{file}:{line}:{column}"));
    }
    location(span.pointer("/expansion/span")?)
}
