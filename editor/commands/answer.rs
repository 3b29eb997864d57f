//! [`Answer`].

use playground_base::serde_json::{Map, Value as Json, json};
use playground_core_console::Excerpt;

/// What a command comes to: fields for the answer, or why it was refused.
pub type Answer = Result<Json, Refusal>;

/// Why a command was refused; nothing changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// In words.
    pub text: String,
    /// What else there is to tell.
    pub fields: Json,
}

impl From<String> for Refusal {
    fn from(text: String) -> Self {
        Self {
            text,
            fields: Json::Null,
        }
    }
}

impl From<&str> for Refusal {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// An answer as one line of JSON: `{"ok":true,…}` or `{"ok":false,"error":"…"}`.
pub fn answer_line(command: &str, answer: &Answer) -> String {
    let mut line = Map::new();
    line.insert("ok".into(), json!(answer.is_ok()));
    line.insert("command".into(), json!(Excerpt::from(command).as_str()));
    match answer {
        Ok(Json::Object(fields)) => line.extend(fields.clone()),
        Ok(Json::Null) => {}
        Ok(other) => drop(line.insert("value".into(), other.clone())),
        Err(refusal) => {
            if let Json::Object(fields) = &refusal.fields {
                line.extend(fields.clone());
            }
            line.insert("error".into(), json!(refusal.text));
        }
    }
    Json::Object(line).to_string()
}
