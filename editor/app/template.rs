//! New projects from the template.

use playground_engine::{Host, OWN_WORKSPACE, OwnWorkspace};
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

/// What a project outside the editor's workspace has beside them.
const OUTSIDE: (&str, &str) = (".gitignore", include_str!("../template/gitignore.in"));

/// Where a project goes decides what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In the samples: a member of the editor's workspace.
    Member,
    /// Anywhere else: a workspace of its own.
    Own,
}

/// Makes a project from the template in a folder that does not exist yet, and returns the folder.
/// A relative folder is taken from the workspace's `assets/samples/`. There the project becomes a
/// member of the editor's workspace; elsewhere it becomes a workspace of its own.
///
/// # Errors
/// When the name is no package name, when the folder exists, when it is inside the editor's
/// workspace and not in the samples, or when a file cannot be written; then nothing is left behind.
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
    let place = place_of(host, &folder)?;
    let made = write_project(host, &folder, name, place);
    if let Err(error) = made {
        let _nothing_left = fs::remove_dir_all(&folder);
        return Err(error);
    }
    Ok(folder)
}

fn place_of(host: &Host, folder: &Path) -> Result<Place, String> {
    let samples = host.workspace.join("assets/samples");
    let parent = folder.parent().unwrap_or(folder);
    // The nearest folder that exists tells where a link leads.
    let real = parent.ancestors().find_map(|f| f.canonicalize().ok());
    let real = real.unwrap_or_default();
    if parent == samples || real == samples {
        Ok(Place::Member)
    } else if real.starts_with(&host.workspace) {
        Err(format!(
            "{} is in the editor's workspace: choose a folder in {}, or one outside {}",
            folder.display(),
            samples.display(),
            host.workspace.display()
        ))
    } else {
        Ok(Place::Own)
    }
}

fn write_project(host: &Host, folder: &Path, name: &str, place: Place) -> Result<(), String> {
    let title = title_of(name);
    let more = (place == Place::Own).then_some(OUTSIDE);
    for (path, text) in FILES.into_iter().chain(more) {
        let (workspace, core) = ways(path, place);
        let text = text.replace("{workspace}", &workspace);
        let text = text.replace("{core}", &core);
        let text = text.replace("{name}", name).replace("{title}", &title);
        let text = text.replace("{crate}", &name.replace('-', "_"));
        let file = folder.join(path);
        write(&file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    match OwnWorkspace::of(folder) {
        Some(own) => own.prepare(host).map_err(|error| error.to_string()),
        None => Ok(()),
    }
}

/// What the manifest at `path` says of its workspace, and its way to the cores.
fn ways(path: &str, place: Place) -> (String, String) {
    let up = "../".repeat(path.matches('/').count());
    match place {
        Place::Member => (String::new(), format!("{up}../../../core")),
        Place::Own => (
            format!("workspace = \"{up}{OWN_WORKSPACE}\"\n"),
            format!("{up}{OWN_WORKSPACE}/core"),
        ),
    }
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
    if name.starts_with("playground-") {
        return Err(format!(
            "`{name}` would be mistaken for a package of the editor: choose a name without `playground-`"
        ));
    }
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
