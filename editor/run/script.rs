//! [`Script`]: lines of commands, from a file or as they arrive.

use std::fs::File;
use std::io::{BufRead, BufReader, stdin};
use std::path::Path;

/// Where lines come from.
pub enum Script {
    /// Nothing to execute.
    None,
    /// A file.
    File(BufReader<File>),
    /// Standard input, as lines arrive.
    Input,
}

impl Script {
    /// Opens the script that `--run` names.
    pub fn open(name: Option<&Path>) -> Result<Self, String> {
        match name {
            None => Ok(Self::None),
            Some(name) if name.as_os_str() == "-" => Ok(Self::Input),
            Some(file) => File::open(file)
                .map(|open| Self::File(BufReader::new(open)))
                .map_err(|error| format!("{}: {error}", file.display())),
        }
    }

    /// The next line; waits for it. `None` at the end.
    pub fn next_line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = match self {
            Self::None => return None,
            Self::File(file) => file.read_line(&mut line),
            Self::Input => stdin().lock().read_line(&mut line),
        };
        match read {
            Ok(1..) => Some(line.trim().to_owned()),
            _ => None,
        }
    }
}

/// The first word of a line, to name it in its answer.
pub fn command_name(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or("")
}
