//! The list of chapters.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of the book; folders beside them hold other documents.
fn chapters(docs: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(docs).expect("the book");
    let paths = entries.map(|entry| entry.expect("a chapter").path());
    let chapters: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
    assert!(!chapters.is_empty(), "the book has chapters");
    chapters
}

/// Chapters without Rust.
const WITHOUT_CODE: &[&str] = &["README", "first-script", "first-shader", "project-in-git"];

#[test]
fn every_chapter_is_in_the_contents_and_compiled() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = folder.join("../../docs");
    let contents = fs::read_to_string(docs.join("README.md")).expect("the contents");
    for chapter in chapters(&docs) {
        let text = fs::read_to_string(&chapter).expect("a chapter");
        let name = chapter.file_stem().expect("a name").to_string_lossy();
        let is_linked = name == "README" || contents.contains(&format!("({name}.md)"));
        assert!(is_linked, "docs/README.md does not link {name}.md");
        let test = folder.join(format!("tests/{}.rs", name.replace('-', "_")));
        let has_code = text.lines().any(|line| line.starts_with("```rust"));
        assert_eq!(has_code, !WITHOUT_CODE.contains(&&*name), "{name}");
        assert_eq!(has_code, test.is_file(), "{}", test.display());
    }
}

/// A block with another language at its fence would not be compiled.
#[test]
fn every_block_of_rust_is_marked_alike() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    for chapter in chapters(&docs) {
        let text = fs::read_to_string(&chapter).expect("a chapter");
        for line in text
            .lines()
            .filter(|line| line.trim_start().starts_with("```r"))
        {
            let is_known = line == "```rust" || line == "```ron";
            assert!(is_known, "{}: {line}", chapter.display());
        }
    }
}

/// `export!` is left out of the compiled code, so it is checked here.
#[test]
fn every_root_of_a_crate_exports() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    for chapter in chapters(&docs) {
        let text = fs::read_to_string(&chapter).expect("a chapter");
        for block in text.split("```rust\n").skip(1) {
            let code = block.split("```").next().unwrap_or_default();
            let is_root = code
                .lines()
                .next()
                .is_some_and(|file| file.ends_with("/lib.rs"));
            let exports = code.ends_with("\nplayground::export!();\n");
            assert_eq!(is_root, exports, "{}: {code}", chapter.display());
        }
    }
}
