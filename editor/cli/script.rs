//! [`Script`]: lines of commands, from a file or from standard input.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// The source of command lines.
pub enum Script {
    /// Nothing to execute.
    None,
    /// A file.
    File(BufReader<File>),
    /// Standard input, as lines arrive.
    Input(Input),
    /// Lines that the supervisor hands out on standard input.
    HandedOut(Input),
}

/// The line behind the last one that a supervisor hands out. Input that ends without it is that of a
/// supervisor that was killed.
pub const LAST_LINE: &str = "\u{4}";

impl Script {
    /// Opens the script that `--run` names, and skips the first `skip` lines of a file.
    pub fn open(name: Option<&Path>, skip: usize) -> Result<Self, String> {
        let Some(name) = name else {
            return Ok(Self::None);
        };
        let failed = |error: std::io::Error| format!("{}: {error}", name.display());
        if name.as_os_str() == "-" {
            return Input::open().map(Self::Input).map_err(failed);
        }
        let file = File::open(name).map_err(failed)?;
        let mut script = Self::File(BufReader::new(file));
        for _ in 0..skip {
            script.next_line();
        }
        Ok(script)
    }

    /// The lines that the supervisor hands out.
    pub fn handed_out() -> Result<Self, String> {
        Input::open()
            .map(Self::HandedOut)
            .map_err(|e| e.to_string())
    }

    /// The next line; waits for it. `None` at the end.
    pub fn next_line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self {
            Self::None => None,
            Self::File(file) => match file.read_line(&mut line) {
                Ok(1..) => Some(line.trim().to_owned()),
                _ => None,
            },
            Self::Input(input) => input.next_line(),
            Self::HandedOut(input) => match input.next_line() {
                Some(line) => (line != LAST_LINE).then_some(line),
                // This process is ended with its supervisor. The script has not ended, so its edits
                // stay in the journal.
                None => loop {
                    std::thread::park();
                },
            },
        }
    }
}

/// Standard input. Nothing is read ahead: when a line opens a project and this process becomes its
/// host, that host reads the rest. So input is read byte for byte; a line costs some microseconds.
pub struct Input {
    #[cfg(unix)]
    file: File,
}

impl Input {
    #[cfg(unix)]
    fn open() -> std::io::Result<Self> {
        use std::os::fd::AsFd;
        let input = std::io::stdin().as_fd().try_clone_to_owned()?;
        Ok(Self {
            file: File::from(input),
        })
    }

    #[cfg(not(unix))]
    fn open() -> std::io::Result<Self> {
        Ok(Self {})
    }

    #[cfg(unix)]
    fn next_line(&mut self) -> Option<String> {
        read_line(&mut self.file)
    }

    #[cfg(not(unix))]
    fn next_line(&mut self) -> Option<String> {
        read_line(&mut std::io::stdin())
    }
}

/// Reads one line and nothing beyond it. `None` at the end.
fn read_line(from: &mut impl Read) -> Option<String> {
    let mut line = Vec::new();
    let mut byte = [0];
    loop {
        match from.read(&mut byte) {
            Ok(0) if line.is_empty() => return None,
            Ok(0) => break,
            Ok(_) if byte == [b'\n'] => break,
            Ok(_) => line.push(byte[0]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
    Some(String::from_utf8_lossy(&line).trim().to_owned())
}

/// The first word of a line, to name it in its answer.
pub fn command_name(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_line_leaves_the_following_lines_unread() {
        let mut input: &[u8] = b"  open here \n\nplay\nstep 2";
        let mut lines = Vec::new();
        assert_eq!(read_line(&mut input).as_deref(), Some("open here"));
        assert_eq!(input, b"\nplay\nstep 2");
        while let Some(line) = read_line(&mut input) {
            lines.push(line);
        }
        assert_eq!(lines, ["", "play", "step 2"]);
    }
}
