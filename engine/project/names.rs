//! Names of folders and packages that cargo or the linker cannot use in a project. New Project, opening
//! and reloading check the same.

use playground_core_engine::Problem;
use std::collections::BTreeSet;
use std::path::Path;

/// Characters that mean something to the tools in a path: a pattern of members (cargo), a list of
/// folders (the dynamic linker), a variable (the linker).
const SPECIAL: [char; 6] = ['[', ']', '*', '?', ':', '%'];

/// Folders in a target folder: a program of the same name has no room there.
const TARGET_FOLDERS: [&str; 4] = ["build", "deps", "examples", "incremental"];

/// Refuses a folder that cargo cannot build in.
pub fn check_folder(folder: &Path) -> Result<(), String> {
    let refused = |what: String| {
        Err(format!(
            "{}: cargo cannot build in a folder with {what} in its path: choose another folder",
            folder.display()
        ))
    };
    let Some(path) = folder.to_str() else {
        return refused("a name that is no UTF-8".to_owned());
    };
    match path.chars().find(|c| SPECIAL.contains(c) || c.is_control()) {
        Some(c) if c.is_control() => refused("a control character".to_owned()),
        Some(c) => refused(format!("`{c}`")),
        None => Ok(()),
    }
}

/// Names that packages of a project must not have.
pub struct TakenNames {
    names: BTreeSet<String>,
}

impl TakenNames {
    /// The names of the packages that the editor in this workspace is made of, by its lock: cargo could
    /// not tell the two apart.
    pub fn of(workspace: &Path) -> Self {
        let lock = std::fs::read_to_string(workspace.join("Cargo.lock")).unwrap_or_default();
        let packages = lock
            .split("[[package]]")
            .filter(|package| package.contains("\nsource = "));
        let names = packages.filter_map(|package| {
            let line = package
                .lines()
                .find_map(|line| line.strip_prefix("name = "));
            Some(line?.trim_matches('"').to_owned())
        });
        Self {
            names: names.collect(),
        }
    }

    /// Refuses the name of a package.
    pub fn check(&self, name: &str) -> Result<(), String> {
        let reason = if TARGET_FOLDERS.contains(&name) {
            "a folder of cargo's has this name"
        } else if self.names.contains(name) {
            "the editor is made of a package with this name"
        } else {
            return Ok(());
        };
        Err(format!(
            "`{name}` cannot name a package: {reason}; choose another name"
        ))
    }

    /// The problem of the package in `folder`, if its name is refused.
    pub fn problem(&self, name: &str, folder: &Path) -> Option<Problem> {
        let refused = self.check(name).err()?;
        let file = folder.join("Cargo.toml");
        Some(Problem {
            source: "manifest".into(),
            message: format!("{}: {refused}", file.display()),
            file: Some(file),
            ..Problem::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_with_special_characters_are_refused() {
        for folder in ["a b", "it's", "größe", "\"q\"", "#1", "$x", "a,b", "{y}"] {
            let folder = Path::new("/home").join(folder);
            assert_eq!(check_folder(&folder), Ok(()));
        }
        for folder in ["a[b", "a]b", "a*", "a?", "a:b", "100%", "a\nb"] {
            let refused = check_folder(&Path::new("/home").join(folder)).expect_err(folder);
            assert!(refused.contains("choose another folder"), "{refused}");
        }
    }

    #[test]
    fn names_of_packages_of_the_editor_are_taken() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let lock = "version = 4\n\n[[package]]\nname = \"image\"\nversion = \"0.25.0\"\n\
                    source = \"registry+https://x\"\n\n[[package]]\nname = \"flock\"\nversion = \"0.1.0\"\n";
        std::fs::write(folder.path().join("Cargo.lock"), lock).expect("a file");
        let names = TakenNames::of(folder.path());
        for free in ["race", "flock", "core", "image-model"] {
            assert_eq!(names.check(free), Ok(()));
        }
        for taken in ["image", "deps", "build"] {
            let refused = names.check(taken).expect_err(taken);
            assert!(
                refused.contains(taken) && refused.contains("choose another"),
                "{refused}"
            );
        }
    }
}
