//! [`CompilerCall`]: a call of the compiler, as cargo prints it.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A call of the compiler, as `cargo build -vv` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompilerCall {
    /// The crate, with underscores.
    pub crate_name: String,
    program: PathBuf,
    args: Vec<String>,
    env: Vec<(String, String)>,
}

impl CompilerCall {
    /// Reads ``Running `NAME=value … rustc --crate-name …` ``. `None` for other lines, and where the
    /// words cannot be told apart: such a crate is compiled by cargo.
    pub fn read(line: &str) -> Option<Self> {
        let line = line.trim().strip_prefix("Running `")?.strip_suffix('`')?;
        let mut words = words(line)?.into_iter().peekable();
        let mut env = Vec::new();
        while let Some((name, value)) = words.peek().and_then(|word| variable(word)) {
            env.push((name.to_owned(), value.to_owned()));
            words.next();
        }
        let program = PathBuf::from(words.next()?);
        let args: Vec<String> = words.collect();
        let name = args.iter().position(|arg| arg == "--crate-name")?;
        let crate_name = args.get(name + 1)?.clone();
        Some(Self {
            crate_name,
            program,
            args,
            env,
        })
    }

    /// The compiler: a path, or a name that is looked up as any command is.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The value of a variable that cargo sets for this crate.
    pub fn variable(&self, name: &str) -> Option<&str> {
        let variable = self.env.iter().find(|(of, _)| of == name);
        variable.map(|(_, value)| value.as_str())
    }

    /// What stands between the crate's name and the extension in the names of its files.
    pub fn extra_filename(&self) -> &str {
        let codegen = self.args.iter();
        codegen
            .filter_map(|arg| arg.strip_prefix("extra-filename="))
            .next_back()
            .unwrap_or_default()
    }

    /// True for a library: a dylib, an rlib or macros.
    pub fn makes_a_library(&self) -> bool {
        let mut kinds = self
            .args
            .windows(2)
            .filter(|pair| pair[0] == "--crate-type");
        kinds.any(|pair| matches!(pair[1].as_str(), "lib" | "rlib" | "dylib" | "proc-macro"))
            && !self.args.iter().any(|arg| arg == "--test")
    }

    /// The folder in which cargo runs the call: the root of the workspace for what lies in it, else
    /// the folder of the package.
    pub fn folder(&self, root: &Path) -> Option<PathBuf> {
        let mut sources = self.args.iter().filter(|arg| arg.ends_with(".rs"));
        match Path::new(sources.next()?).is_absolute() {
            true => self.variable("CARGO_MANIFEST_DIR").map(PathBuf::from),
            false => Some(root.to_path_buf()),
        }
    }

    /// Completes a command that starts with what runs before the compiler (`nice`), if anything.
    pub fn apply(&self, command: &mut Command) {
        let env = self.env.iter().map(|(name, value)| (name, value));
        command.args(&self.args).envs(env);
    }
}

/// `NAME=value`, with a name of letters, digits and underscores.
fn variable(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once('=')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    (!name.is_empty() && name.bytes().all(is_name)).then_some((name, value))
}

/// The words of a line in which cargo quotes for a shell: `'…'` around what a shell would
/// read differently, and `\` before a quote and an exclamation mark. `None` for a quote without end.
fn words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' => words.extend(word.take()),
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match letters.next()? {
                        '\'' => break,
                        letter => word.push(letter),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(letters.next()?),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_a_shell_reads_them() {
        for (line, expected) in [
            ("a  b", Some(vec!["a", "b"])),
            ("A='' b", Some(vec!["A=", "b"])),
            (r"A='it'\''s' 'b c'", Some(vec!["A=it's", "b c"])),
            (r"A='oh'\!", Some(vec!["A=oh!"])),
            (
                "'cfg(feature, values(\"x\"))'",
                Some(vec!["cfg(feature, values(\"x\"))"]),
            ),
            ("'no end", None),
            ("at the end \\", None),
        ] {
            let words = words(line);
            let words = words
                .as_ref()
                .map(|words| words.iter().map(String::as_str).collect());
            assert_eq!(words, expected, "{line}");
        }
    }

    #[test]
    fn only_calls_of_the_compiler_are_read() {
        let call = "Running `CARGO_PKG_NAME='my rules' /bin/rustc --crate-name rules rules/lib.rs \
                    --crate-type dylib -C extra-filename=-01 --cfg 'feature=\"x\"'`";
        let read = CompilerCall::read(&format!("     {call}")).expect("a call");
        assert_eq!(read.crate_name, "rules");
        assert_eq!(read.program(), Path::new("/bin/rustc"));
        assert_eq!(read.variable("CARGO_PKG_NAME"), Some("my rules"));
        assert_eq!(read.extra_filename(), "-01");
        assert!(read.makes_a_library());
        assert_eq!(read.folder(Path::new("/root")), Some("/root".into()));
        assert_eq!(read.args.last().map(String::as_str), Some("feature=\"x\""));
        for line in [
            "Compiling rules v0.1.0",
            "Running `/target/build/rules/build-script-build`",
            "Running `A=b /bin/rustc -vV`",
            "Running `A=b /bin/rustc --crate-name rules",
        ] {
            assert_eq!(CompilerCall::read(line), None, "{line}");
        }
        let bin = call.replace("dylib", "bin");
        assert!(!CompilerCall::read(&bin).expect("a call").makes_a_library());
    }
}
