//! [`ScriptOutput`]: what a build script depends on, as it said when it ran.

use std::fs;
use std::path::{Path, PathBuf};

/// What a build script depends on, as it said when it ran.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ScriptOutput {
    /// Files and folders, relative to its package.
    pub paths: Vec<PathBuf>,
    /// Variables of the environment.
    pub variables: Vec<String>,
}

impl ScriptOutput {
    /// Reads what cargo keeps of the script that writes into the folder `out`. `None` when it is gone.
    pub fn read(out: &Path) -> Option<Self> {
        let text = fs::read_to_string(out.with_file_name("output")).ok()?;
        Some(Self::of(&text))
    }

    /// False for a script that says nothing: cargo runs it again after any change of its package.
    pub fn is_known(&self) -> bool {
        !self.paths.is_empty() || !self.variables.is_empty()
    }

    /// Without what is in the package, which never changes for a download.
    pub fn outside(mut self, package: &Path) -> Self {
        self.paths
            .retain(|path| path.is_absolute() && !path.starts_with(package));
        self
    }

    fn of(text: &str) -> Self {
        let mut output = Self::default();
        for line in text.lines() {
            let line = line.strip_prefix("cargo:").unwrap_or(line);
            let line = line.strip_prefix(':').unwrap_or(line);
            if let Some(path) = line.strip_prefix("rerun-if-changed=") {
                output.paths.push(PathBuf::from(path));
            } else if let Some(name) = line.strip_prefix("rerun-if-env-changed=") {
                output.variables.push(name.to_owned());
            }
        }
        output
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_variables_are_read_in_both_spellings() {
        let text = "cargo:rerun-if-changed=levels\ncargo::rerun-if-env-changed=LEVELS\n\
                    cargo::rustc-env=A=b\nrerun\n";
        let expected = ScriptOutput {
            paths: vec!["levels".into()],
            variables: vec!["LEVELS".to_owned()],
        };
        assert_eq!(ScriptOutput::of(text), expected);
        assert!(expected.is_known());
        assert!(!ScriptOutput::of("cargo::rustc-env=A=b\n").is_known());
    }
}
