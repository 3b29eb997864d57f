//! [`Words`]: reads the text after a command's name, word by word.

use super::value_reader::value_at;
use playground_base::Value;
use playground_core_console::ConsoleError;
use playground_core_ui::{Choice, CommandRow};

/// Reads the text after a command's name, word by word. Errors show the usage of the command.
pub struct Words<'a> {
    row: &'static CommandRow,
    rest: &'a str,
}

impl<'a> Words<'a> {
    /// The words of `rest`.
    pub fn new(row: &'static CommandRow, rest: &'a str) -> Self {
        let rest = rest.trim();
        Self { row, rest }
    }

    /// The next word, if there is one. `"…"` is one word; in it, `\"` is a quote, `\\` a
    /// backslash, `\n` and `\r` ends of lines.
    pub fn next_word(&mut self) -> Result<Option<String>, ConsoleError> {
        if let Some(quoted) = self.rest.strip_prefix('"') {
            return self.next_quoted(quoted).map(Some);
        }
        let end = self.rest.find(char::is_whitespace);
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest.trim_start();
        Ok((!word.is_empty()).then(|| word.to_owned()))
    }

    fn next_quoted(&mut self, quoted: &'a str) -> Result<String, ConsoleError> {
        let mut word = String::new();
        let mut letters = quoted.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    self.rest = quoted[at + 1..].trim_start();
                    return Ok(word);
                }
                '\\' => word.extend(letters.next().map(|(_, escaped)| match escaped {
                    'n' => '\n',
                    'r' => '\r',
                    other => other,
                })),
                _ => word.push(letter),
            }
        }
        Err(ConsoleError::Argument {
            argument: self.rest.into(),
            expected: "closed: a quote is missing at its end".into(),
        })
    }

    /// The next word.
    pub fn word(&mut self) -> Result<String, ConsoleError> {
        self.next_word()?.ok_or_else(|| self.usage())
    }

    /// All remaining words; at least one.
    pub fn words(&mut self) -> Result<Vec<String>, ConsoleError> {
        let mut words = vec![self.word()?];
        while let Some(word) = self.next_word()? {
            words.push(word);
        }
        Ok(words)
    }

    /// The rest of the line, as it was written.
    pub fn rest(&mut self) -> Result<&'a str, ConsoleError> {
        match std::mem::take(&mut self.rest) {
            "" => Err(self.usage()),
            rest => Ok(rest),
        }
    }

    /// The words that are left, without looking into quotes; nothing is taken.
    pub fn plain_words(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.rest.split_whitespace()
    }

    /// True when nothing is left.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// A value in RON, which may have spaces in brackets and quotes; what follows is left.
    pub fn value(&mut self) -> Result<Value, ConsoleError> {
        let (value, rest) = value_at(self.rest)?;
        self.rest = rest;
        Ok(value)
    }

    /// What is left up to the next space, to be repeated in a message.
    pub fn peek(&self) -> &'a str {
        self.rest.split_whitespace().next().unwrap_or_default()
    }

    /// Takes the next word when it is one of these.
    pub fn take_flag(&mut self, choices: &[Choice]) -> Option<&'static str> {
        let next = self.rest.split_whitespace().next()?;
        let flag = choices.iter().find(|choice| choice.word == next)?.word;
        self.rest = self.rest[flag.len()..].trim_start();
        Some(flag)
    }

    /// Takes an empty word, `""`. True at the end of the line too.
    pub fn take_nothing(&mut self) -> bool {
        let Some(rest) = self.rest.strip_prefix("\"\"") else {
            return self.rest.is_empty();
        };
        let is_word = rest.is_empty() || rest.starts_with(char::is_whitespace);
        if is_word {
            self.rest = rest.trim_start();
        }
        is_word
    }

    /// Fails when words remain.
    pub fn end(&self) -> Result<(), ConsoleError> {
        match self.rest {
            "" => Ok(()),
            _ => Err(self.usage()),
        }
    }

    /// An error that shows how the command is written.
    pub fn usage(&self) -> ConsoleError {
        ConsoleError::Usage {
            name: self.row.name,
            arguments: self.row.usage(),
        }
    }
}
