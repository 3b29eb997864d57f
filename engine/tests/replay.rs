//! Builds without cargo: what they may do, and that they make what cargo would make.
#![forbid(unsafe_code)]

use playground_base::crossbeam::channel::bounded;
use playground_engine::{
    BuildEvent, BuildRequest, BuildResult, BuildService, Interrupt, SourceCrates,
};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds take the compiler from this file.
const TOOLCHAIN: &str = include_str!("../../rust-toolchain.toml");

/// A workspace of a model and a plugin, as projects are.
struct Workspace {
    _folder: tempfile::TempDir,
    root: PathBuf,
    service: BuildService,
}

impl Workspace {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        let workspace = Self {
            _folder: folder,
            root,
            service: service(),
        };
        for (name, text) in [
            (
                "Cargo.toml",
                "[workspace]\nmembers = [\"model\", \"plugin\"]\nresolver = \"3\"\n\
                 [workspace.dependencies]\nrace-model = { path = \"model\" }\n",
            ),
            ("rust-toolchain.toml", TOOLCHAIN),
            (
                "model/Cargo.toml",
                "[package]\nname = \"race-model\"\nedition = \"2024\"\nbuild = \"build.rs\"\n\
                 [lib]\npath = \"lib.rs\"\n",
            ),
            (
                "model/build.rs",
                "fn main() {\n    println!(\"cargo::rerun-if-changed=levels\");\n    \
                 let levels = std::fs::read_dir(\"levels\").unwrap().count();\n    \
                 println!(\"cargo::rustc-env=LEVELS={levels}\");\n}\n",
            ),
            ("model/levels/one.txt", "1"),
            ("model/lib.rs", "pub fn speed() -> u32 { 1 }\n"),
            (
                "plugin/Cargo.toml",
                "[package]\nname = \"race-plugin\"\nedition = \"2024\"\n\
                 description = \"It's \\\"quoted\\\"!\"\n\
                 [lib]\npath = \"lib.rs\"\ncrate-type = [\"dylib\"]\n\
                 [dependencies]\nrace-model.workspace = true\n",
            ),
            (
                "plugin/lib.rs",
                "mod rules;\npub fn rules() -> u32 { race_model::speed() + rules::more() }\n\
                 pub const ABOUT: &str = env!(\"CARGO_PKG_DESCRIPTION\");\n",
            ),
            ("plugin/rules.rs", "pub fn more() -> u32 { 1 }\n"),
        ] {
            workspace.write(name, text);
        }
        workspace
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.root.join(name);
        fs::create_dir_all(file.parent().expect("in a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    fn request(&self) -> BuildRequest {
        let crates = ["race_model", "race_plugin"];
        let crates = crates.map(|name| (name.to_owned(), name.replace('_', "-")));
        BuildRequest {
            folder: self.root.clone(),
            workspace: self.root.clone(),
            target: self.root.join("target"),
            packages: vec!["race-plugin".to_owned()],
            sources: SourceCrates {
                packages: crates.into(),
                root: self.root.clone(),
            },
            seed: None,
        }
    }

    fn build(&mut self) -> BuildResult {
        let request = self.request();
        build(&mut self.service, &request)
    }

    /// The result of a build by cargo, which knows nothing from before.
    fn build_by_cargo(&self) -> BuildResult {
        let result = build(&mut service(), &self.request());
        assert!(!result.is_replayed);
        result
    }

    fn library(&self) -> Vec<u8> {
        let name = format!(
            "target/debug/{}race_plugin{}",
            std::env::consts::DLL_PREFIX,
            std::env::consts::DLL_SUFFIX
        );
        fs::read(self.root.join(name)).expect("it was built")
    }
}

fn service() -> BuildService {
    BuildService::new(bounded(1).0, Interrupt::default())
}

fn build(service: &mut BuildService, request: &BuildRequest) -> BuildResult {
    service.start(request).expect("it starts");
    while let Some(event) = service.wait() {
        if let BuildEvent::Done(result) = event {
            return result;
        }
    }
    panic!("the build ended without a result");
}

#[track_caller]
fn built(result: BuildResult) -> BuildResult {
    assert!(result.success, "{:#?}", result.problems);
    result
}

/// True for a module that was up to date.
fn is_fresh(result: &BuildResult) -> bool {
    let artifact = result
        .artifacts
        .iter()
        .find(|a| a.crate_name == "race_plugin");
    artifact.expect("the module").fresh
}

#[test]
fn only_cargo_builds_after_a_change_of_what_is_no_source() {
    let mut workspace = Workspace::new();
    assert!(!built(workspace.build()).is_replayed, "the first one");
    let rules = |value: u32| format!("pub fn more() -> u32 {{ {value} }}\n");
    workspace.write("plugin/rules.rs", &rules(2));
    assert!(built(workspace.build()).is_replayed, "a source");
    let manifest = fs::read_to_string(workspace.root.join("plugin/Cargo.toml")).expect("a file");
    let changes: [(&str, String); 6] = [
        ("plugin/Cargo.toml", format!("{manifest}\n# more\n")),
        ("Cargo.lock", "# more\n".to_owned()),
        (".cargo/config.toml", "[net]\noffline = true\n".to_owned()),
        ("rust-toolchain.toml", format!("{TOOLCHAIN}# more\n")),
        ("model/levels/one.txt", "2".to_owned()),
        ("model/levels/two.txt", "2".to_owned()),
    ];
    for (value, (file, text)) in (3..).zip(changes) {
        if file == "Cargo.lock" {
            let lock = fs::read_to_string(workspace.root.join(file)).expect("a file");
            workspace.write(file, &format!("{lock}{text}"));
        } else {
            workspace.write(file, &text);
        }
        workspace.write("plugin/rules.rs", &rules(value));
        assert!(!built(workspace.build()).is_replayed, "{file}");
        workspace.write("plugin/rules.rs", &rules(value + 100));
        assert!(built(workspace.build()).is_replayed, "after {file}");
    }
    workspace.write("plugin/rules.rs", &rules(1000));
    built(workspace.build_by_cargo());
    workspace.write("plugin/rules.rs", &rules(1001));
    assert!(
        !built(workspace.build()).is_replayed,
        "a build by somebody else"
    );
}

#[test]
fn cargo_finds_everything_up_to_date_afterwards() {
    let mut workspace = Workspace::new();
    built(workspace.build());
    for (file, text) in [
        (
            "plugin/rules.rs",
            "pub fn more() -> u32 { let unused = 2; 3 }\n",
        ),
        ("model/lib.rs", "pub fn speed() -> u32 { 2 }\n"),
    ] {
        let before = workspace.library();
        workspace.write(file, text);
        let replayed = built(workspace.build());
        assert!(replayed.is_replayed && !is_fresh(&replayed), "{file}");
        assert_ne!(workspace.library(), before, "{file}");
        let again = built(workspace.build());
        assert!(again.is_replayed && is_fresh(&again), "{file}");
        let by_cargo = built(workspace.build_by_cargo());
        assert!(is_fresh(&by_cargo), "{file}");
        assert!(!by_cargo.problems.is_empty(), "a warning stays");
        for other in [&replayed, &again] {
            assert_eq!(other.problems, by_cargo.problems, "{file}");
        }
    }
}

#[test]
fn mistake_is_reported_as_by_cargo_and_what_depends_on_it_is_compiled_later() {
    let mut workspace = Workspace::new();
    built(workspace.build());
    let before = workspace.library();
    workspace.write("model/lib.rs", "pub fn speed() -> u64 { 1 }\n");
    let failed = workspace.build();
    assert!(failed.is_replayed && !failed.success && !failed.cancelled);
    assert_eq!(workspace.library(), before, "the library is the old one");
    workspace.write("plugin/rules.rs", "pub fn more() -> u64 { 1 }\n");
    workspace.write(
        "plugin/lib.rs",
        "mod rules;\npub fn rules() -> u64 { race_model::speed() + rules::more() }\n",
    );
    let mended = built(workspace.build());
    assert!(mended.is_replayed && !is_fresh(&mended));
    assert!(is_fresh(&built(workspace.build_by_cargo())));
    workspace.write("plugin/rules.rs", "pub fn more() -> u64 { 1.0 }\n");
    let failed = workspace.build();
    assert!(failed.is_replayed && !failed.success);
    assert_eq!(failed.problems, workspace.build_by_cargo().problems);
}

#[test]
fn new_source_file_is_followed() {
    let mut workspace = Workspace::new();
    built(workspace.build());
    workspace.write(
        "plugin/rules.rs",
        "mod deep;\npub fn more() -> u32 { deep::VALUE }\n",
    );
    workspace.write("plugin/rules/deep.rs", "pub const VALUE: u32 = 1;\n");
    assert!(built(workspace.build()).is_replayed);
    let before = workspace.library();
    workspace.write("plugin/rules/deep.rs", "pub const VALUE: u32 = 2;\n");
    let replayed = built(workspace.build());
    assert!(replayed.is_replayed && !is_fresh(&replayed));
    assert_ne!(workspace.library(), before);
    let deep = workspace.root.join("plugin/rules/deep.rs");
    assert!(replayed.inputs.contains_key(&deep), "it is watched");
    // Cargo does not know of the new file yet.
    assert!(!is_fresh(&built(workspace.build_by_cargo())));
    workspace.write("plugin/rules/deep.rs", "pub const VALUE: u32 = 3;\n");
    assert!(!is_fresh(&built(workspace.build_by_cargo())));
}

/// Edits in random order from a fixed seed; after each, cargo compiles the same sources, in the same
/// folder, from what it had built before.
#[test]
fn libraries_are_those_that_cargo_makes() {
    let edits = std::env::var("PLAYGROUND_EDITS").ok();
    let edits = edits.and_then(|edits| edits.parse().ok()).unwrap_or(12);
    let mut workspace = Workspace::new();
    built(workspace.build());
    let (target, other) = (workspace.root.join("target"), workspace.root.join("other"));
    copy_folder(&target, &other);
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: u64| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random % below
    };
    for edit in 0..edits {
        let value = next(1000);
        let extra = "pub fn extra(of: &[u32]) -> u32 { of.iter().sum() }\n";
        let extra = if next(2) == 0 { extra } else { "" };
        match next(3) {
            0 => workspace.write("model/lib.rs", &format!("pub fn speed() -> u32 {{ {value} }}\n{extra}")),
            1 => workspace.write(
                "plugin/rules.rs",
                &format!("pub fn more() -> u32 {{ (0..{value}).sum() }}\n{extra}"),
            ),
            _ => workspace.write(
                "plugin/lib.rs",
                &format!(
                    "mod rules;\n{extra}#[inline(never)]\npub fn rules() -> u32 {{ race_model::speed() * {value} + rules::more() }}\n"
                ),
            ),
        }
        let replayed = built(workspace.build());
        assert!(replayed.is_replayed, "edit {edit}");
        let own = workspace.library();
        swap(&target, &other);
        built(workspace.build_by_cargo());
        assert!(own == workspace.library(), "edit {edit} differs");
        swap(&target, &other);
    }
}

fn swap(one: &Path, other: &Path) {
    let aside = one.with_extension("aside");
    fs::rename(one, &aside).expect("a folder");
    fs::rename(other, one).expect("a folder");
    fs::rename(&aside, other).expect("a folder");
}

/// Copies a folder with the times of its files.
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to);
            continue;
        }
        fs::copy(&from, &to).expect("a file");
        let time = fs::metadata(&from).and_then(|file| file.modified());
        let open = fs::File::options().append(true).open(&to);
        let set = open.and_then(|file| file.set_modified(time?));
        set.expect("a time");
    }
}
