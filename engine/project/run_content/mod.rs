//! [`RunContent`]: what of a project runs before its own code does.
//!
//! Cargo runs more than the sources that a user reads: build scripts, procedural macros, programs that
//! a configuration names, and all of that of dependencies. The trust of the user belongs to this
//! content, and not to a folder, whose content others may replace.

mod collect;
mod run_item;

pub use run_item::{RunChange, RunItem, RunKind};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What of a project runs when it is built, as text: it is compared, and can be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunContent {
    /// Ordered by path and kind.
    items: Vec<RunItem>,
}

impl RunContent {
    /// Reads what the project in `project` runs; what is in `editor`, the editor's own workspace, is
    /// trusted already. Runs nothing, and reads files only.
    pub fn of(project: &Path, editor: &Path) -> Self {
        let mut items = collect::collect(project, editor);
        items.sort();
        items.dedup();
        Self { items }
    }

    /// Everything that runs.
    pub fn items(&self) -> &[RunItem] {
        &self.items
    }

    /// Without the files that the editor makes and writes again before it builds.
    #[must_use]
    pub fn without_made(mut self) -> Self {
        self.items.retain(|item| !item.is_made);
        self
    }

    /// This content, with the files that the editor makes as they are in `other`.
    #[must_use]
    pub fn with_made_of(mut self, other: &Self) -> Self {
        self.items.retain(|item| !item.is_made);
        let made = other.items.iter().filter(|item| item.is_made);
        self.items.extend(made.cloned());
        self.items.sort();
        self
    }

    /// What is another one in `now`.
    pub fn changes(&self, now: &Self) -> Vec<RunChange> {
        let by_key = |of: &Self| -> BTreeMap<(PathBuf, RunKind), String> {
            let items = of.items.iter().filter(|item| item.kind != RunKind::Built);
            items
                .map(|item| ((item.path.clone(), item.kind), item.text.clone()))
                .collect()
        };
        let (before, now) = (by_key(self), by_key(now));
        let mut changes = Vec::new();
        for (key @ (path, kind), text) in &now {
            let what = match before.get(key) {
                None => "new",
                Some(before) if before != text => "changed",
                Some(_) => continue,
            };
            changes.push(RunChange {
                path: path.clone(),
                kind: *kind,
                what: what.to_owned(),
            });
        }
        let gone = before.keys().filter(|key| !now.contains_key(*key));
        changes.extend(gone.map(|(path, kind)| RunChange {
            path: path.clone(),
            kind: *kind,
            what: "removed".to_owned(),
        }));
        changes
    }

    /// How many there are of each kind, for people: `3 manifests, 1 build script`.
    pub fn summary(&self) -> String {
        let mut counts: BTreeMap<RunKind, usize> = BTreeMap::new();
        for item in &self.items {
            *counts.entry(item.kind).or_default() += 1;
        }
        let counts = counts.iter().map(|(kind, count)| match count {
            1 => format!("1 {}", kind.word(1)),
            count => format!("{count} {}", kind.word(*count)),
        });
        counts.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    struct Fixture {
        folder: tempfile::TempDir,
    }

    impl Fixture {
        /// A project with a plugin, a macro, and a dependency beside it; an editor it depends on.
        fn new() -> Self {
            let this = Self {
                folder: tempfile::tempdir().expect("a temporary folder"),
            };
            for (file, text) in [
                ("editor/Cargo.toml", "[workspace]\n"),
                ("editor/core/Cargo.toml", "[package]\nname = \"core\"\n"),
                (
                    "game/Cargo.toml",
                    "[package]\nname = \"game\"\nworkspace = \".playground/workspace\"\n",
                ),
                (
                    "game/plugin/Cargo.toml",
                    "[package]\nname = \"plugin\"\nworkspace = \"../.playground/workspace\"\n\
                     [dependencies]\nserde = \"1\"\ncore = { path = \"../../editor/core\" }\n\
                     [target.'cfg(unix)'.build-dependencies]\nbeside = { path = \"../../beside\" }\n",
                ),
                ("game/plugin/lib.rs", "// the rules of the game\n"),
                (
                    "game/macros/Cargo.toml",
                    "[package]\nname = \"macros\"\nworkspace = \"../.playground/workspace\"\n\
                     [lib]\nproc-macro = true\n",
                ),
                ("game/macros/src/lib.rs", "// a macro\n"),
                ("beside/Cargo.toml", "[package]\nname = \"beside\"\n"),
                ("beside/build.rs", "fn main() {}\n"),
                ("target/plain.rs", ""),
            ] {
                this.write(file, text);
            }
            this
        }

        fn write(&self, file: &str, text: &str) {
            let file = self.folder.path().join(file);
            fs::create_dir_all(file.parent().expect("in a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }

        fn content(&self) -> RunContent {
            let path = |name: &str| self.folder.path().join(name);
            RunContent::of(&path("game"), &path("editor"))
        }

        /// What changed after these files were written.
        fn changes(&self, files: &[(&str, &str)]) -> Vec<String> {
            let before = self.content();
            for (file, text) in files {
                self.write(file, text);
            }
            let root = format!("{}/", self.folder.path().display());
            let changes = before.changes(&self.content());
            changes
                .iter()
                .map(|change| change.text().replace(&root, ""))
                .collect()
        }
    }

    #[test]
    fn everything_that_runs_is_found_and_nothing_of_the_editor() {
        let summary = Fixture::new().content().summary();
        assert_eq!(
            summary,
            "3 manifests, 1 dependency by path, 1 build script, 1 source of a procedural macro"
        );
    }

    #[test]
    fn every_change_of_what_runs_is_named() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("game/plugin/lib.rs", "// other rules\n", &[]),
            (
                "game/plugin/build.rs",
                "fn main() {}",
                &["plugin/build.rs (build script, new)"],
            ),
            (
                "game/.cargo/config.toml",
                "[build]\nrustc-wrapper = \"./evil\"\n",
                &[".cargo/config.toml (configuration of cargo, new)"],
            ),
            (
                ".cargo/config",
                "[build]\n",
                &[".cargo/config (configuration of cargo, new)"],
            ),
            (
                "game/rust-toolchain",
                "evil\n",
                &["rust-toolchain (choice of a compiler, new)"],
            ),
            (
                "game/macros/src/lib.rs",
                "// another macro\n",
                &["macros/src/lib.rs (source of a procedural macro, changed)"],
            ),
            (
                "beside/build.rs",
                "fn main() { evil() }\n",
                &["beside/build.rs (build script, changed)"],
            ),
            (
                "beside/Cargo.toml",
                "[package]\nname = \"beside\"\nbuild = false\n",
                &[
                    "beside/Cargo.toml (dependency by path, changed)",
                    "beside/build.rs (build script, removed)",
                ],
            ),
            (
                "game/Cargo.toml",
                "[package]\nname = \"game\"\nworkspace = \".playground/workspace\"\n\
                 [dependencies]\nevil = \"6\"\n",
                &["Cargo.toml (manifest, changed)"],
            ),
            (
                "game/Cargo.toml",
                "[package]\nname = \"game\"\nworkspace = \".playground/workspace\"\n\
                 [patch.crates-io]\nserde = { path = \"serde\" }\n",
                &[
                    "Cargo.toml (manifest, changed)",
                    "Cargo.toml (replacement of dependencies, new)",
                ],
            ),
        ];
        for (file, text, expected) in cases {
            let changes = Fixture::new().changes(&[(file, text)]);
            let all = changes.len() == expected.len();
            let named = expected
                .iter()
                .all(|name| changes.iter().any(|c| c == name));
            assert!(all && named, "{file}: {changes:?}");
        }
    }

    #[test]
    fn built_code_is_shown_and_no_reason_to_ask() {
        let fixture = Fixture::new();
        let library = "game/.playground/generations/libraries/plugin.so";
        let changes = fixture.changes(&[(library, "built"), ("game/target/debug/plugin.so", "")]);
        assert_eq!(changes, [""; 0]);
        let summary = fixture.content().summary();
        assert!(summary.ends_with(", 2 folders of built code"), "{summary}");
    }

    #[test]
    fn dependency_of_a_dependency_is_followed_once_it_is_named() {
        let fixture = Fixture::new();
        fixture.write("deep/Cargo.toml", "[package]\nname = \"deep\"\n");
        fixture.write("deep/build.rs", "fn main() {}\n");
        let named = "[package]\nname = \"beside\"\n[dev-dependencies]\ndeep = { path = \"../deep\" }\n\
                     other = { path = \"../beside\" }\n";
        let changes = fixture.changes(&[("beside/Cargo.toml", named)]);
        assert!(
            changes.contains(&"deep/build.rs (build script, new)".to_owned()),
            "{changes:?}"
        );
    }

    #[test]
    fn files_that_the_editor_makes_are_only_those_that_it_writes_again() {
        let fixture = Fixture::new();
        let made =
            "# Made from the editor's when the project is opened; changes are overwritten.\n";
        for file in [
            "game/.playground/workspace/Cargo.toml",
            "game/.cargo/config.toml",
            "game/rust-toolchain.toml",
            ".cargo/config.toml",
            "beside/Cargo.toml",
        ] {
            fixture.write(file, made);
        }
        let content = fixture.content();
        let all = content.items().len();
        assert_eq!(content.clone().without_made().items().len(), all - 3);
        let stored = content.clone().without_made();
        assert_eq!(stored.with_made_of(&content), content);
    }

    #[test]
    fn only_manifests_of_the_project_change_without_a_question_while_it_is_open() {
        let change = |kind| RunChange {
            path: PathBuf::new(),
            kind,
            what: "changed".to_owned(),
        };
        assert!(!change(RunKind::Manifest).is_asked_about_while_open());
        for kind in [
            RunKind::PathDependency,
            RunKind::Patch,
            RunKind::BuildScript,
            RunKind::ProcMacro,
            RunKind::CargoConfiguration,
            RunKind::Toolchain,
        ] {
            assert!(change(kind).is_asked_about_while_open(), "{kind:?}");
        }
    }
}
