//! Opening source files in the user's editor.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Editors that draw in a terminal, with how they take a line.
const TERMINAL_EDITORS: [(&str, Line); 14] = [
    ("emacs -nw", Line::Plus),
    ("emacsclient -nw", Line::Plus),
    ("emacsclient -t", Line::Plus),
    ("hx", Line::Colon),
    ("helix", Line::Colon),
    ("joe", Line::Plus),
    ("kak", Line::Plus),
    ("mcedit", Line::Colon),
    ("micro", Line::Plus),
    ("nano", Line::Plus),
    ("ne", Line::Plus),
    ("nvim", Line::Plus),
    ("vi", Line::Plus),
    ("vim", Line::Plus),
];

/// Terminals, with the arguments before a command.
const TERMINALS: [&str; 9] = [
    "x-terminal-emulator -e",
    "gnome-terminal --",
    "konsole -e",
    "xfce4-terminal -x",
    "alacritty -e",
    "kitty",
    "foot",
    "wezterm start --",
    "xterm -e",
];

/// How an editor takes a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// `+7 FILE`
    Plus,
    /// `FILE:7`
    Colon,
}

/// Opens a file at a line: with the user's `preferred` command unless it is empty, with
/// `$PLAYGROUND_EDITOR` or `$VISUAL` when one is set (`{file}` and `{line}` in it are replaced), else with VS Code when it is there, else with the system's opener.
/// An editor that needs a terminal gets one.
pub fn open_source(file: &Path, line: u32, preferred: &str) -> Result<(), String> {
    if !file.exists() {
        return Err(format!("{} is not there any more", file.display()));
    }
    let terminals = TERMINALS.into_iter().map(str::to_owned);
    let chosen = std::env::var("TERMINAL")
        .ok()
        .map(|name| format!("{name} -e"));
    let terminal = chosen
        .into_iter()
        .chain(terminals)
        .find(|command| is_there(command));
    let preferred = Some((
        "The external editor of the preferences",
        preferred.to_owned(),
    ));
    let preferred = preferred.filter(|(_, command)| !command.trim().is_empty());
    let of_variable = || {
        ["PLAYGROUND_EDITOR", "VISUAL"].iter().find_map(|variable| {
            let command = std::env::var(variable).ok()?;
            (!command.trim().is_empty()).then_some((*variable, command))
        })
    };
    if let Some((variable, command)) = preferred.or_else(of_variable) {
        let words = words_of(&command, file, line, terminal.as_deref());
        let words = words.ok_or_else(|| {
            format!(
                "{variable} is `{command}`, which needs a terminal, and none was found: install one, or \
                 set PLAYGROUND_EDITOR to an editor with a window, for example to `code --goto \
                 {{file}}:{{line}}`"
            )
        })?;
        return start(&words).map_err(|error| {
            format!("{variable} is `{command}`, which does not start: {error}: set it to an editor")
        });
    }
    let candidates = ["code --goto {file}:{line}", "xdg-open {file}"];
    let mut words = candidates
        .iter()
        .filter_map(|command| words_of(command, file, line, None));
    if words.any(|words| start(&words).is_ok()) {
        return Ok(());
    }
    Err(format!(
        "no editor could be started for {}:{line}: name one in Edit > Preferences, for example `code --goto \
         {{file}}:{{line}}`",
        file.display()
    ))
}

/// The program and the arguments of a user's command; `None` when it needs a terminal and there is
/// none.
fn words_of(command: &str, file: &Path, line: u32, terminal: Option<&str>) -> Option<Vec<String>> {
    let (path, number) = (file.display().to_string(), line.to_string());
    let mut words: Vec<String> = split(command);
    let takes = terminal_editor(&words);
    for word in &mut words {
        *word = word.replace("{file}", &path).replace("{line}", &number);
    }
    if !command.contains("{file}") {
        match takes {
            Some(Line::Plus) => words.extend([format!("+{line}"), path]),
            Some(Line::Colon) => words.push(format!("{path}:{line}")),
            None => words.push(path),
        }
    }
    if takes.is_some() {
        let mut all = split(terminal?);
        all.append(&mut words);
        return Some(all);
    }
    Some(words)
}

/// How the editor takes a line, if it draws in a terminal.
fn terminal_editor(words: &[String]) -> Option<Line> {
    let program = Path::new(words.first()?).file_name()?.to_str()?;
    let mut known = TERMINAL_EDITORS.iter();
    let is_it = |(name, _): &&(&str, Line)| match name.split_once(' ') {
        Some((name, option)) => program == name && words.iter().any(|word| word == option),
        None => program == *name,
    };
    known.find(is_it).map(|(_, line)| *line)
}

/// The words of a command; quotes keep blanks together, as in a shell.
fn split(command: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut quote, mut is_inside) = (None, false);
    for letter in command.chars() {
        match (letter, quote) {
            (letter, Some(open)) if letter == open => quote = None,
            ('"' | '\'', None) => {
                quote = Some(letter);
                if !std::mem::replace(&mut is_inside, true) {
                    words.push(String::new());
                }
            }
            (letter, None) if letter.is_whitespace() => is_inside = false,
            (letter, _) => {
                if !std::mem::replace(&mut is_inside, true) {
                    words.push(String::new());
                }
                if let Some(word) = words.last_mut() {
                    word.push(letter);
                }
            }
        }
    }
    words
}

/// True when the program of a command is in the search path.
fn is_there(command: &str) -> bool {
    let program = split(command).into_iter().next().unwrap_or_default();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    folders.push(PathBuf::new());
    !program.is_empty() && folders.iter().any(|folder| folder.join(&program).is_file())
}

#[expect(
    clippy::disallowed_methods,
    reason = "starts the user's own editor, by the user's own command"
)]
fn start(words: &[String]) -> std::io::Result<()> {
    let (program, arguments) = words.split_first().ok_or(std::io::ErrorKind::NotFound)?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    leave_group(&mut command);
    let mut child = command.spawn()?;
    // Waits for its end, so that no zombie is left.
    let waits = std::thread::Builder::new().name("user's editor".into());
    waits.spawn(move || child.wait()).map(|_| ())
}

/// Ctrl+C in the terminal of this process does not end the user's editor.
#[cfg(unix)]
fn leave_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn leave_group(_: &mut Command) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_of_the_user_becomes_program_and_arguments() {
        let file = Path::new("/my game/lib.rs");
        for (command, expected) in [
            ("code -w", &["code", "-w", "/my game/lib.rs"][..]),
            (
                "code --goto {file}:{line}",
                &["code", "--goto", "/my game/lib.rs:7"],
            ),
            (
                "'/opt/my editor/ed' --at={line} \"{file}\"",
                &["/opt/my editor/ed", "--at=7", "/my game/lib.rs"],
            ),
            ("vim", &["xterm", "-e", "vim", "+7", "/my game/lib.rs"]),
            (
                "/usr/bin/hx",
                &["xterm", "-e", "/usr/bin/hx", "/my game/lib.rs:7"],
            ),
            ("nvim {file}", &["xterm", "-e", "nvim", "/my game/lib.rs"]),
            (
                "emacsclient -c -t",
                &[
                    "xterm",
                    "-e",
                    "emacsclient",
                    "-c",
                    "-t",
                    "+7",
                    "/my game/lib.rs",
                ],
            ),
            ("emacs", &["emacs", "/my game/lib.rs"]),
            (
                "xterm -e vim +{line} {file}",
                &["xterm", "-e", "vim", "+7", "/my game/lib.rs"],
            ),
        ] {
            let words = words_of(command, file, 7, Some("xterm -e")).expect("there is a terminal");
            assert_eq!(words, expected, "{command}");
        }
    }

    #[test]
    fn editor_that_needs_a_terminal_is_not_started_without_one() {
        let file = Path::new("lib.rs");
        assert_eq!(words_of("vim -p", file, 1, None), None);
        assert!(words_of("gvim", file, 1, None).is_some());
    }
}
