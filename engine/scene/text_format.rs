//! [`TextFormat`]: how a text file is written, apart from its content.

use serde::{Deserialize, Serialize};

/// How a text file is written, apart from its content: a file that another program wrote keeps its
/// form when it is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFormat {
    /// The file begins with a byte order mark.
    pub has_bom: bool,
    /// Lines end with a carriage return and a line feed.
    pub has_crlf: bool,
}

const BOM: char = '\u{feff}';

impl TextFormat {
    /// Splits the text of a file into its form and its content, whose lines end with a line feed.
    pub fn separate(text: String) -> (Self, String) {
        let format = Self {
            has_bom: text.starts_with(BOM),
            has_crlf: text.as_bytes().contains(&b'\r') && text.contains("\r\n"),
        };
        let text = match text.strip_prefix(BOM) {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let text = if format.has_crlf {
            text.replace("\r\n", "\n")
        } else {
            text
        };
        (format, text)
    }

    /// The text of a file with this content.
    pub fn join(self, content: &str) -> String {
        let content = if self.has_crlf {
            content.replace('\n', "\r\n")
        } else {
            content.to_owned()
        };
        if self.has_bom {
            format!("{BOM}{content}")
        } else {
            content
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_joined_as_it_was_split() {
        for text in ["(a: 1)\n", "\u{feff}(a: 1)\n", "(\r\na: 1\r\n)\r\n", ""] {
            let (format, content) = TextFormat::separate(text.to_owned());
            assert!(!content.contains('\r') && !content.starts_with(BOM));
            assert_eq!(format.join(&content), text);
        }
    }
}
