//! Builds after the compiler was killed.
#![forbid(unsafe_code)]

use playground_base::crossbeam::channel::bounded;
use playground_engine::{
    BuildEvent, BuildRequest, BuildResult, BuildService, Interrupt, SourceCrates,
};
use std::fs;
use std::path::Path;

const MANIFEST: &str = "[workspace]\nmembers = [\"model\", \"rules\"]\nresolver = \"3\"\n";

/// Builds take the compiler from this file.
const TOOLCHAIN: &str = include_str!("../../rust-toolchain.toml");

/// Refers to an undefined symbol, like stale objects do, while the notes of the killed compiler are
/// in the target folder.
const BUILD: &str = r#"
use std::path::Path;
fn main() {
    let notes = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/debug/incremental/CRATE-killed");
    println!("cargo::rerun-if-changed={notes}");
    println!("cargo::rustc-check-cfg=cfg(stale)");
    if Path::new(notes).exists() {
        println!("cargo::rustc-cfg=stale");
    }
}
"#;

const STALE: &str = r#"
#[cfg(stale)]
core::arch::global_asm!(
    ".section .keep,\"awR\",@progbits", ".hidden CRATE.llvm.1", ".quad CRATE.llvm.1"
);
"#;

fn package(root: &Path, name: &str, kind: &str, source: &str, dependencies: &str) {
    let folder = root.join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\nbuild = \"build.rs\"\n\
         [lib]\npath = \"lib.rs\"\ncrate-type = [\"{kind}\"]\n[dependencies]\n{dependencies}"
    );
    let of_crate = |text: &str| text.replace("CRATE", name);
    let files = [
        ("Cargo.toml", manifest),
        ("build.rs", of_crate(BUILD)),
        ("lib.rs", format!("{}{source}", of_crate(STALE))),
    ];
    for (file, text) in files {
        fs::write(folder.join(file), text).expect("a file");
    }
}

/// A module and the model crate that it links.
fn workspace() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (file, text) in [("Cargo.toml", MANIFEST), ("rust-toolchain.toml", TOOLCHAIN)] {
        fs::write(root.path().join(file), text).expect("a file");
    }
    package(root.path(), "model", "rlib", "pub fn model() {}\n", "");
    let source = "pub fn rules() { model::model() }\n";
    let dependencies = "model = { path = \"../model\" }\n";
    package(root.path(), "rules", "dylib", source, dependencies);
    root
}

fn kill(root: &Path, crate_name: &str) -> std::path::PathBuf {
    let notes = format!("target/debug/incremental/{crate_name}-killed");
    let notes = root.join(notes);
    fs::create_dir_all(&notes).expect("a folder");
    notes
}

fn build(root: &Path) -> BuildResult {
    let mut service = BuildService::new(bounded(1).0, Interrupt::default());
    let request = BuildRequest {
        folder: root.to_path_buf(),
        workspace: root.to_path_buf(),
        target: root.join("target"),
        packages: vec!["rules".to_owned()],
        sources: SourceCrates::default(),
        seed: None,
    };
    service.start(&request).expect("cargo starts");
    while let Some(event) = service.wait() {
        if let BuildEvent::Done(result) = event {
            return result;
        }
    }
    panic!("the build ended without a result");
}

#[test]
#[cfg(target_os = "linux")]
fn objects_of_a_killed_compiler_are_compiled_again() {
    let root = workspace();
    for crate_name in ["rules", "model"] {
        let notes = kill(root.path(), crate_name);
        let result = build(root.path());
        assert!(result.success, "{crate_name}: {:#?}", result.problems);
        assert!(!notes.exists(), "the notes of {crate_name} are gone");
        assert!(result.problems.is_empty(), "{:#?}", result.problems);
        assert!(!result.cancelled);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn other_linker_error_is_reported_and_removes_nothing() {
    let root = workspace();
    let file = root.path().join("rules/lib.rs");
    let source = STALE
        .replace("#[cfg(stale)]", "")
        .replace("CRATE.llvm.1", "gone");
    fs::write(file, source).expect("a file");
    let notes = kill(root.path(), "rules");
    let result = build(root.path());
    assert!(!result.success);
    assert!(notes.exists(), "nothing was removed");
    let linker = |text: &str| text.contains("linking with");
    assert!(
        result.problems.iter().any(|p| linker(&p.message)),
        "{:#?}",
        result.problems
    );
}
