//! Opening source files in the user's editor.

use std::path::Path;
use std::process::{Command, Stdio};

/// Opens a file at a line: with `$PLAYGROUND_EDITOR` or `$VISUAL` when one is set (`{file}` and
/// `{line}` in it are replaced), else with VS Code when it is there, else with the system's opener.
pub fn open_source(file: &Path, line: u32) -> Result<(), String> {
    if !file.exists() {
        return Err(format!("{} is not there any more", file.display()));
    }
    let chosen = ["PLAYGROUND_EDITOR", "VISUAL"]
        .iter()
        .find_map(|v| std::env::var(v).ok());
    let candidates = match chosen {
        Some(line) => vec![line],
        None => vec!["code --goto {file}:{line}".into(), "xdg-open {file}".into()],
    };
    let started = candidates
        .iter()
        .any(|candidate| start(candidate, file, line));
    if started {
        Ok(())
    } else {
        Err(format!(
            "no editor could be started for {}:{line}: set PLAYGROUND_EDITOR, for example to `code --goto {{file}}:{{line}}`",
            file.display()
        ))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "starts the user's own editor, by the user's own command"
)]
fn start(candidate: &str, file: &Path, line: u32) -> bool {
    let file = file.display().to_string();
    let mut words: Vec<String> = candidate
        .split_whitespace()
        .map(|word| {
            word.replace("{file}", &file)
                .replace("{line}", &line.to_string())
        })
        .collect();
    if !candidate.contains("{file}") {
        words.push(file);
    }
    let Some((program, arguments)) = words.split_first() else {
        return false;
    };
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    child.is_ok()
}
