//! The picture files of a project: which there are, and how another one comes in.

use super::Importers;
use super::decode::decode;
use super::pictures::FOLDER;
use crate::replace_atomically;
use std::path::{Path, PathBuf};

/// The most files of the assets folder that are looked at: one that links to itself has no end.
const MOST_FILES: usize = 10_000;

/// The pictures in the assets folder of a project, as paths below it, sorted.
pub fn pictures_of(project: &Path, importers: Option<&Importers>) -> Vec<String> {
    let is_picture = |path: &String| {
        let is_png = Path::new(path).extension().is_some_and(|of| of == "png");
        is_png || importers.is_some_and(|importers| importers.know(path))
    };
    let folder = project.join(FOLDER);
    let mut found: Vec<String> = files_below(&folder).filter(is_picture).collect();
    found.sort();
    found
}

/// Copies a picture into the assets folder of a project. Returns its path below it. A picture that is
/// there already is not copied again; a file that is called the same stays, and the copy gets another
/// name.
///
/// # Errors
/// When the file is no picture, or when it cannot be copied: the reason.
pub fn import_picture(
    project: &Path,
    file: &Path,
    importers: Option<&Importers>,
) -> Result<String, String> {
    let name = file.file_name().and_then(|name| name.to_str());
    let name = name.ok_or("its name is no text")?;
    decode(file.parent().unwrap_or(Path::new(".")), name, importers)?;
    let folder = project.join(FOLDER);
    if let Some(inside) = below(&folder, file) {
        return Ok(inside);
    }
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let name = free_name(&folder, name, &bytes);
    let target = folder.join(&name);
    if !target.exists() {
        replace_atomically(&target, &bytes).map_err(|error| error.to_string())?;
    }
    Ok(name)
}

/// The path of a file below a folder, if it is there.
fn below(folder: &Path, file: &Path) -> Option<String> {
    let (folder, file) = (folder.canonicalize().ok()?, file.canonicalize().ok()?);
    let path = file.strip_prefix(folder).ok()?;
    path.to_str().map(str::to_owned)
}

/// The name that a file gets in a folder: its own, unless another file has it.
fn free_name(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let (base, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2..).map(|number| format!("{base} {number}.{extension}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    let is_free = |name: &String| match std::fs::read(folder.join(name)) {
        Ok(there) => there == bytes,
        Err(_) => !folder.join(name).exists(),
    };
    names.find(is_free).unwrap_or_else(|| name.to_owned())
}

/// The files below a folder, as paths below it.
fn files_below(folder: &Path) -> impl Iterator<Item = String> {
    let (mut files, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(inside) = folders.pop() {
        let entries = std::fs::read_dir(folder.join(&inside));
        for entry in entries.into_iter().flatten().filter_map(Result::ok) {
            let path = inside.join(entry.file_name());
            match entry.file_type() {
                Ok(of) if of.is_dir() => folders.push(path),
                Ok(_) => files.extend(path.to_str().map(|path| path.replace('\\', "/"))),
                Err(_) => {}
            }
            if files.len() + folders.len() > MOST_FILES {
                return files.into_iter();
            }
        }
    }
    files.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_keeps_its_name_unless_another_file_has_it() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let write = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).expect("it can be written");
        };
        assert_eq!(free_name(folder.path(), "ship.png", b"a"), "ship.png");
        write("ship.png", "a");
        assert_eq!(free_name(folder.path(), "ship.png", b"a"), "ship.png");
        assert_eq!(free_name(folder.path(), "ship.png", b"b"), "ship 2.png");
        write("ship 2.png", "c");
        assert_eq!(free_name(folder.path(), "ship.png", b"b"), "ship 3.png");
    }

    #[test]
    fn files_are_found_in_folders_of_folders() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let deep = folder.path().join("a/b");
        std::fs::create_dir_all(&deep).expect("it can be made");
        std::fs::write(deep.join("x.png"), "").expect("it can be written");
        std::fs::write(folder.path().join("y.png"), "").expect("it can be written");
        let mut found: Vec<String> = files_below(folder.path()).collect();
        found.sort();
        assert_eq!(found, ["a/b/x.png", "y.png"]);
        assert_eq!(
            below(folder.path(), &deep.join("x.png")),
            Some("a/b/x.png".into())
        );
        assert_eq!(below(&deep, &folder.path().join("y.png")), None);
    }
}
