//! [`RunContent`]: what of a project runs before its own code does.
//!
//! Cargo runs more than the sources that a user reads: build scripts, procedural macros, programs that
//! a configuration names, and all of that of dependencies. The trust of the user belongs to this
//! content, and not to a folder, whose content others may replace.

mod collect;
mod file_text;
mod module_files;
mod run_item;
mod run_package;
mod rust_files;
mod rust_tokens;

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

    /// What makes a package one of the project's.
    const WORKSPACE: &str = "workspace = \"../.playground/workspace\"\n";

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
                    "beside/build.rs (source that a build runs, new)",
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

    /// Files that are there, the one that changes, and how the change is named.
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);

    fn check(cases: &[Case]) {
        for (files, changed, expected) in cases {
            let fixture = Fixture::new();
            for (file, text) in *files {
                fixture.write(file, text);
            }
            let expected: Vec<&str> = expected.split_terminator(';').collect();
            let changes = fixture.changes(&[(changed, "// changed")]);
            assert_eq!(changes, expected, "{files:?}");
        }
    }

    #[test]
    fn modules_of_a_build_script_belong_to_it_and_other_sources_do_not() {
        let script = "[package]\nname = \"plugin\"\nbuild = \"build/main.rs\"\n";
        let script = format!("{script}{WORKSPACE}");
        let generated = "macro_rules! made { ($name:ident) => { mod $name; } } made!(evil);";
        check(&[
            (
                &[("game/plugin/build.rs", "mod x;"), ("game/plugin/x.rs", "")],
                "game/plugin/x.rs",
                "plugin/x.rs (build script, changed)",
            ),
            (
                &[
                    ("game/plugin/build.rs", "#[cfg(unix)] pub(crate) mod r#x;"),
                    ("game/plugin/x/mod.rs", ""),
                ],
                "game/plugin/x/mod.rs",
                "plugin/x/mod.rs (build script, changed)",
            ),
            (
                &[
                    ("game/plugin/build.rs", "mod x;"),
                    ("game/plugin/x.rs", "/* the other */ mod y;"),
                    ("game/plugin/x/y.rs", ""),
                ],
                "game/plugin/x/y.rs",
                "plugin/x/y.rs (build script, changed)",
            ),
            (
                &[
                    ("game/plugin/Cargo.toml", script.as_str()),
                    ("game/plugin/build/main.rs", "mod x;"),
                    ("game/plugin/build/x.rs", ""),
                ],
                "game/plugin/build/x.rs",
                "plugin/build/x.rs (build script, changed)",
            ),
            (
                &[
                    (
                        "game/plugin/build.rs",
                        "mod a { fn f() {} mod b { mod x; } }",
                    ),
                    ("game/plugin/a/b/x.rs", ""),
                ],
                "game/plugin/a/b/x.rs",
                "plugin/a/b/x.rs (build script, changed)",
            ),
            (
                &[
                    (
                        "game/plugin/build.rs",
                        "#[cfg_attr(all(), path = r\"../x.inc\")] mod x;",
                    ),
                    ("game/x.inc", ""),
                ],
                "game/x.inc",
                "x.inc (build script, changed)",
            ),
            (
                &[
                    (
                        "game/plugin/build.rs",
                        "include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/more/x.inc\"));",
                    ),
                    ("game/plugin/more/x.inc", ""),
                ],
                "game/plugin/more/x.inc",
                "plugin/more/x.inc (build script, changed)",
            ),
            (
                &[
                    ("game/plugin/build.rs", generated),
                    ("game/plugin/deep/evil.rs", ""),
                ],
                "game/plugin/deep/evil.rs",
                "plugin/deep/evil.rs (build script, changed)",
            ),
            (
                &[
                    (
                        "game/plugin/build.rs",
                        "// mod rules;\nmod x; /* /* */ mod rules; */ const A: &str = \"mod rules;\"; \
                         const B: char = '\"'; const C: &str = r#\"\" mod rules; \"#; fn mod_rules() {}",
                    ),
                    ("game/plugin/x.rs", ""),
                    ("game/plugin/rules.rs", ""),
                ],
                "game/plugin/rules.rs",
                "",
            ),
        ]);
    }

    #[test]
    fn sources_of_what_scripts_and_macros_depend_on_are_compared() {
        let package = |of: &str, more: &str| format!("[package]\nname = \"{of}\"\n{more}");
        let deep = package("deep", "");
        let deep = ("deep/Cargo.toml", deep.as_str());
        let middle = package("middle", "[dependencies]\ndeep = { path = \"../deep\" }\n");
        let middle = ("middle/Cargo.toml", middle.as_str());
        let macros = |kind: &str, table: &str, path: &str| {
            let library = format!("[lib]\n{kind}\n[{table}]\nmiddle = {{ {path} }}\n");
            package("macros", &format!("{WORKSPACE}{library}"))
        };
        let (path, inherited) = ("path = \"../../middle\"", "workspace = true");
        let of_macro = macros("proc-macro = true", "dependencies", path);
        let other_spelling = macros("proc_macro = true", "target.'cfg(unix)'.dependencies", path);
        let by_type = macros("crate-type = [\"proc-macro\"]", "dependencies", path);
        let of_script = macros("", "build-dependencies", path);
        let of_workspace = macros("", "build-dependencies", inherited);
        let plain = macros("", "dependencies", path);
        let root = "[workspace.dependencies]\nmiddle = { path = \"../../../middle\" }\n";
        let named = "deep/src/lib.rs (source that a build runs, changed)";
        let manifest = "game/macros/Cargo.toml";
        let of_manifest = |text, expected| {
            let files = vec![
                (manifest, text),
                ("game/.playground/workspace/Cargo.toml", root),
                middle,
                deep,
                ("deep/src/lib.rs", ""),
            ];
            (files, "deep/src/lib.rs", expected)
        };
        let linked = package("macros", WORKSPACE);
        let cases = [
            of_manifest(of_macro.as_str(), named),
            of_manifest(other_spelling.as_str(), named),
            of_manifest(by_type.as_str(), named),
            of_manifest(of_script.as_str(), named),
            of_manifest(of_workspace.as_str(), named),
            of_manifest(plain.as_str(), ""),
            of_manifest(linked.as_str(), ""),
        ];
        for (files, changed, expected) in &cases {
            check(&[(files, changed, expected)]);
        }
    }

    #[test]
    fn every_source_of_a_macro_is_compared_wherever_it_is() {
        let library = "[lib]\nproc-macro = true\npath = \"../shared/x.rs\"\n";
        let outside = format!("[package]\nname = \"macros\"\n{WORKSPACE}{library}");
        check(&[
            (
                &[("game/macros/src/target/x.rs", "")],
                "game/macros/src/target/x.rs",
                "macros/src/target/x.rs (source of a procedural macro, changed)",
            ),
            (
                &[
                    ("game/macros/Cargo.toml", outside.as_str()),
                    ("game/shared/x.rs", "mod y;"),
                    ("game/shared/y.rs", ""),
                ],
                "game/shared/y.rs",
                "shared/y.rs (source of a procedural macro, changed)",
            ),
            (
                &[("game/target/debug/made.rs", "")],
                "game/target/debug/made.rs",
                "",
            ),
        ]);
    }

    #[cfg(unix)]
    #[test]
    fn linked_folder_of_a_macro_is_followed_once() {
        let fixture = Fixture::new();
        fixture.write("shared/x.rs", "");
        let root = fixture.folder.path();
        for (to, link) in [("shared", "linked"), ("game/macros", "again"), ("", "all")] {
            let link = root.join("game/macros/src").join(link);
            std::os::unix::fs::symlink(root.join(to), link).expect("a link");
        }
        let changes = fixture.changes(&[("shared/x.rs", "// changed")]);
        let expected = "shared/x.rs (source of a procedural macro, changed)";
        assert_eq!(changes, [expected]);
    }

    #[test]
    fn end_of_a_large_file_is_compared_too() {
        let large = " ".repeat(17 << 20);
        let fixture = Fixture::new();
        fixture.write("game/macros/src/lib.rs", &format!("{large}1"));
        let changes = fixture.changes(&[("game/macros/src/lib.rs", &format!("{large}2"))]);
        let expected = "macros/src/lib.rs (source of a procedural macro, changed)";
        assert_eq!(changes, [expected]);
        let content = fixture.content();
        assert!(content.items().iter().all(|item| item.text.len() < 1000));
    }

    #[test]
    fn package_that_a_configuration_replaces_is_followed() {
        let fixture = Fixture::new();
        fixture.write("deep/Cargo.toml", "[package]\nname = \"deep\"\n");
        for (text, name) in [
            ("patch.crates-io.deep.path = \"../deep\"\n", "config.toml"),
            ("paths = [\"../deep\"]\n", "config"),
        ] {
            let config = format!("game/.cargo/{name}");
            fixture.write(&config, text);
            let changes = fixture.changes(&[("deep/build.rs", "fn main() {}")]);
            assert_eq!(changes, ["deep/build.rs (build script, new)"], "{text}");
            for file in [config.as_str(), "deep/build.rs"] {
                fs::remove_file(fixture.folder.path().join(file)).expect("it is there");
            }
        }
    }

    #[test]
    fn every_replacement_of_a_manifest_is_compared() {
        let manifest = |text: &str| {
            format!("[package]\nname = \"game\"\nworkspace = \".playground/workspace\"\n{text}")
        };
        let patch = |path: &str| format!("[patch.crates-io]\nserde = {{ path = \"{path}\" }}\n");
        let replace = |path: &str| format!("[replace]\n\"a:1.0.0\" = {{ path = \"{path}\" }}\n");
        let before = manifest(&(patch("one") + &replace("one")));
        for after in [
            patch("two") + &replace("one"),
            patch("one") + &replace("two"),
            patch("one"),
        ] {
            let fixture = Fixture::new();
            fixture.write("game/Cargo.toml", &before);
            let changes = fixture.changes(&[("game/Cargo.toml", &manifest(&after))]);
            let named = "Cargo.toml (replacement of dependencies, changed)".to_owned();
            assert!(changes.contains(&named), "{after}: {changes:?}");
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
            RunKind::BuildDependency,
            RunKind::CargoConfiguration,
            RunKind::Toolchain,
        ] {
            assert!(change(kind).is_asked_about_while_open(), "{kind:?}");
        }
    }
}
