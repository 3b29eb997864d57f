//! [`SourceCrates`]: which files the compiler read.

use crate::project::Project;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The crates of a build whose sources may change, and where to find which files they consist of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceCrates {
    /// The package of each crate.
    pub packages: BTreeMap<String, String>,
    /// The root of their workspace, which paths of the compiler are relative to.
    pub root: PathBuf,
}

/// The files that were read, each with a package that is built from it.
pub type Inputs = BTreeMap<PathBuf, String>;

impl SourceCrates {
    /// The crates of these projects, in the workspace with this root.
    pub fn of(projects: &[&Project], root: PathBuf) -> Self {
        let sources = projects.iter().flat_map(|project| &project.sources);
        let packages = sources.map(|source| (source.library.clone(), source.package.clone()));
        Self {
            packages: packages.collect(),
            root,
        }
    }

    /// Every file that the compiler read when it built these crates into `target`, also what
    /// `include_str!` and `#[path]` name. Files that are gone and those in `target` are left out.
    pub fn inputs(&self, target: &Path) -> Inputs {
        let deps = target.join("debug/deps");
        let mut inputs = Inputs::new();
        for entry in std::fs::read_dir(&deps).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let Some(package) = name.to_str().and_then(|name| self.package_of(name)) else {
                continue;
            };
            let file = deps.join(&name);
            let text = std::fs::read_to_string(&file).unwrap_or_default();
            let files = files_in(&text, &file);
            let files = files.filter_map(|file| self.root.join(file).canonicalize().ok());
            let files = files.filter(|file| !file.starts_with(target));
            inputs.extend(files.map(|file| (file, package.to_owned())));
        }
        inputs
    }

    /// The package of `flock_plugin.d` or `flock_model-5dc6073d41b43001.d`.
    fn package_of(&self, name: &str) -> Option<&str> {
        let stem = name.strip_suffix(".d")?;
        let crate_name = stem.split('-').next()?;
        self.packages.get(crate_name).map(String::as_str)
    }
}

/// The files that the first rule names, which has the form `FILE: SOURCE SOURCE…`. Nothing when it
/// is about another file: the target folder was moved or copied since, and so were the sources.
fn files_in<'a>(text: &'a str, file: &Path) -> impl Iterator<Item = PathBuf> + 'a {
    let name = file.display().to_string();
    let line = text.lines().next().unwrap_or_default();
    let sources = line
        .strip_prefix(&name)
        .and_then(|rest| rest.strip_prefix(": "));
    // Blanks in the name of a source are escaped, those in the name of the file are not.
    let mut rest = sources.unwrap_or_default();
    std::iter::from_fn(move || {
        let end = rest
            .match_indices(' ')
            .map(|(at, _)| at)
            .find(|at| !rest[..*at].ends_with('\\'));
        let (word, left) = match end {
            Some(at) => (&rest[..at], &rest[at + 1..]),
            None => (rest, ""),
        };
        rest = left;
        (!word.is_empty()).then(|| PathBuf::from(word.replace("\\ ", " ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn inputs_are_the_files_that_the_compiler_names() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder
            .path()
            .canonicalize()
            .expect("it is there")
            .join("my race");
        let deps = root.join("target/debug/deps");
        fs::create_dir_all(&deps).expect("a folder");
        for file in [
            "lib.rs",
            "more levels.txt",
            "other.rs",
            "target/debug/made.rs",
        ] {
            fs::write(root.join(file), "").expect("a file");
        }
        let built = deps.display();
        for (file, of, sources) in [
            (
                "race_plugin.d",
                format!("{built}/race_plugin.d"),
                "lib.rs more\\ levels.txt gone.rs target/debug/made.rs",
            ),
            (
                "race_plugin-01.d",
                "/elsewhere/race_plugin-01.d".to_owned(),
                "other.rs",
            ),
            ("serde-01.d", format!("{built}/serde-01.d"), "other.rs"),
        ] {
            let text = format!("{of}: {sources}\n\nlib.rs:\n");
            fs::write(deps.join(file), text).expect("a file");
        }
        let crates = SourceCrates {
            packages: [("race_plugin".to_owned(), "race-plugin".to_owned())].into(),
            root: root.clone(),
        };
        let expected = ["lib.rs", "more levels.txt"].map(|file| root.join(file));
        let inputs = crates.inputs(&root.join("target"));
        assert!(inputs.keys().eq(&expected), "{inputs:?}");
        assert!(inputs.values().all(|package| package == "race-plugin"));
    }
}
