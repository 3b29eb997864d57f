//! [`package_folder`]: where the package of an executable is now.

use std::path::{Path, PathBuf};
use toml_edit::DocumentMut;

/// Where the package of an executable is now that was compiled in `compiled_in`. Cargo considers an
/// executable up to date after its sources were moved or copied together with the target folder, so
/// the folder around the executable counts: the innermost that has the package at the same place.
pub fn package_folder(compiled_in: &Path, executable: &Path) -> PathBuf {
    let name = package_in(compiled_in);
    let is_it = |folder: &PathBuf| {
        let found = package_in(folder);
        found.is_some() && (name.is_none() || found == name)
    };
    let around = executable.ancestors().skip(1);
    let candidates = around.flat_map(|folder| ends(compiled_in).map(|end| folder.join(end)));
    candidates
        .map(without_slash)
        .find(is_it)
        .unwrap_or_else(|| compiled_in.to_path_buf())
}

/// The last parts of a path, the longest first, down to the empty one.
fn ends(path: &Path) -> impl Iterator<Item = PathBuf> {
    let parts: Vec<_> = path.components().skip(1).collect();
    (0..=parts.len()).map(move |from| parts[from..].iter().collect())
}

/// Joining an empty path ends a path with a slash.
fn without_slash(path: PathBuf) -> PathBuf {
    path.components().collect()
}

/// The name of the package in a folder.
fn package_in(folder: &Path) -> Option<String> {
    let text = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?;
    let manifest: DocumentMut = text.parse().ok()?;
    Some(manifest.get("package")?.get("name")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn package(folder: &Path) {
        fs::create_dir_all(folder).expect("a folder");
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let name = name.trim_end_matches("-copy");
        let manifest = format!("[package]\nname = \"{name}\"\n");
        fs::write(folder.join("Cargo.toml"), manifest).expect("a file");
    }

    #[test]
    fn moved_and_copied_packages_are_found_around_their_executables() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        for folder in [
            "race",
            "race-copy",
            "copy/samples/flock",
            "editor/samples/flock",
        ] {
            package(&root.join(folder));
        }
        fs::write(root.join("copy/Cargo.toml"), "[workspace]\n").expect("a file");
        for (compiled_in, executable, expected) in [
            ("race", "race/target/debug/race", "race"),
            ("race", "race-copy/target/debug/race", "race-copy"),
            ("gone/race", "race/target/debug/race", "race"),
            (
                "editor/samples/flock",
                "editor/target/debug/flock",
                "editor/samples/flock",
            ),
            (
                "editor/samples/flock",
                "copy/target/debug/flock",
                "copy/samples/flock",
            ),
            (
                "gone/samples/flock",
                "copy/target/debug/flock",
                "copy/samples/flock",
            ),
            ("race", "elsewhere/debug/race", "race"),
            ("gone", "elsewhere/debug/gone", "gone"),
        ] {
            let found = package_folder(&root.join(compiled_in), &root.join(executable));
            assert_eq!(found, root.join(expected), "{compiled_in} by {executable}");
        }
    }
}
