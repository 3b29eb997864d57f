//! [`Peer`]: Bevy, which is asked by lines.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Bevy's process. It ends with this.
pub struct Peer {
    process: Child,
    lines: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts its executable, which loads files of `assets`.
    pub fn start(executable: &Path, assets: &Path) -> Result<Self, String> {
        let mut process = Command::new(executable)
            .arg(assets)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", executable.display()))?;
        let (lines, answers) = (process.stdin.take(), process.stdout.take());
        Ok(Self {
            process,
            lines: lines.ok_or("it takes no lines")?,
            answers: BufReader::new(answers.ok_or("it answers nothing")?),
        })
    }

    /// The numbers that it answers a line with.
    pub fn ask(&mut self, line: &str) -> Result<Vec<f64>, String> {
        let failed = |error: std::io::Error| format!("`{line}` to Bevy: {error}");
        writeln!(self.lines, "{line}").map_err(failed)?;
        self.lines.flush().map_err(failed)?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer).map_err(failed)?;
        let numbers = answer.split_whitespace().map(str::parse);
        let numbers: Result<Vec<f64>, _> = numbers.collect();
        match numbers {
            Ok(numbers) if !numbers.is_empty() => Ok(numbers),
            _ => Err(format!("Bevy answers `{line}` with `{answer}`")),
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.process.kill();
        let _ended = self.process.wait();
    }
}
