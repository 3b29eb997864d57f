//! New projects from the template.

use playground_engine::Host;
use std::fs;
use std::path::{Path, PathBuf};

/// Files of a new project, by path, with `{name}` and `{title}` to be replaced.
const FILES: [(&str, &str); 9] = [
    ("Cargo.toml", include_str!("../template/Cargo.toml.in")),
    ("src/main.rs", include_str!("../template/main.rs.in")),
    ("scenes/main.ron", include_str!("../template/main.ron.in")),
    (
        "model/Cargo.toml",
        include_str!("../template/model.toml.in"),
    ),
    ("model/build.rs", include_str!("../template/build.rs.in")),
    ("model/lib.rs", include_str!("../template/model.rs.in")),
    (
        "plugin/Cargo.toml",
        include_str!("../template/plugin.toml.in"),
    ),
    ("plugin/build.rs", include_str!("../template/build.rs.in")),
    ("plugin/lib.rs", include_str!("../template/plugin.rs.in")),
];

/// Makes a project from the template in a folder that does not exist yet, and returns the folder.
/// A relative folder is taken from the workspace's `assets/samples/`.
///
/// # Errors
/// When the name is no package name, when the folder exists, when it is outside the workspace, or
/// when a file cannot be written; then nothing is left behind.
pub fn make_project(host: &Host, folder: &Path) -> Result<PathBuf, String> {
    let samples = host.workspace.join("assets/samples");
    let folder = samples.join(folder);
    let name = folder
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    check_name(name)?;
    if folder.exists() {
        return Err(format!(
            "{} exists already: choose another name",
            folder.display()
        ));
    }
    if folder.parent() != Some(samples.as_path()) {
        return Err(format!(
            "projects are members of this workspace: choose a folder in {}",
            samples.display()
        ));
    }
    let title = title_of(name);
    let written = FILES.iter().try_for_each(|(path, text)| {
        let text = text.replace("{name}", name).replace("{title}", &title);
        let text = text.replace("{crate}", &name.replace('-', "_"));
        write(&folder.join(path), &text)
    });
    if let Err(error) = written {
        let _nothing_left = fs::remove_dir_all(&folder);
        return Err(format!("{}: {error}", folder.display()));
    }
    Ok(folder)
}

fn write(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text)
}

fn check_name(name: &str) -> Result<(), String> {
    let first = name.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    let rest = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    match first && rest && !name.ends_with('-') {
        true => Ok(()),
        false => Err(format!(
            "`{name}` is no project name: use small letters, digits and dashes, a letter first"
        )),
    }
}

/// `space-race` becomes `Space Race`.
fn title_of(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}
