//! New projects from the template.

use playground_engine::{Host, OWN_WORKSPACE, OwnWorkspace, TakenNames, check_folder};
use std::fs;
use std::path::{Path, PathBuf};

/// Files of a new project, by path, with `{name}` and `{title}` to be replaced.
const FILES: [(&str, &str); 8] = [
    ("Cargo.toml", include_str!("../template/Cargo.toml.in")),
    ("src/main.rs", include_str!("../template/main.rs.in")),
    ("scenes/main.ron", include_str!("../template/main.ron.in")),
    (
        "model/Cargo.toml",
        include_str!("../template/model.toml.in"),
    ),
    ("model/lib.rs", include_str!("../template/model.rs.in")),
    (
        "plugin/Cargo.toml",
        include_str!("../template/plugin.toml.in"),
    ),
    ("plugin/lib.rs", include_str!("../template/plugin.rs.in")),
    ("tests/game.rs", include_str!("../template/game.rs.in")),
];

/// Its packages.
const PACKAGES: [&str; 3] = ["{name}", "{name}-model", "{name}-plugin"];

/// Further files of a project outside the editor's workspace.
const OUTSIDE: [(&str, &str); 2] = [
    (".gitignore", include_str!("../template/gitignore.in")),
    ("README.md", include_str!("../template/readme.in")),
];

/// The workspace of a new project; its folder determines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WorkspaceKind {
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
    check_folder(&folder)?;
    let taken = TakenNames::of(&host.workspace);
    for package in PACKAGES {
        taken.check(&package.replace("{name}", name))?;
    }
    if folder.exists() {
        return Err(format!(
            "{} exists already: choose another name",
            folder.display()
        ));
    }
    let kind = workspace_kind(host, &folder)?;
    let made = write_project(host, &folder, name, kind);
    if let Err(error) = made {
        let _nothing_left = fs::remove_dir_all(&folder);
        return Err(error);
    }
    Ok(folder)
}

fn workspace_kind(host: &Host, folder: &Path) -> Result<WorkspaceKind, String> {
    let samples = host.workspace.join("assets/samples");
    let parent = folder.parent().unwrap_or(folder);
    // The nearest existing folder shows where a link points to.
    let real = parent.ancestors().find_map(|f| f.canonicalize().ok());
    let real = real.unwrap_or_default();
    if parent == samples || real == samples {
        Ok(WorkspaceKind::Member)
    } else if real.starts_with(&host.workspace) {
        Err(format!(
            "{} is in the editor's workspace: choose a folder in {}, or one outside {}",
            folder.display(),
            samples.display(),
            host.workspace.display()
        ))
    } else {
        Ok(WorkspaceKind::Own)
    }
}

fn write_project(
    host: &Host,
    folder: &Path,
    name: &str,
    kind: WorkspaceKind,
) -> Result<(), String> {
    let title = title_of(name);
    let more = (kind == WorkspaceKind::Own).then_some(OUTSIDE).into_iter();
    for (path, text) in FILES.into_iter().chain(more.flatten()) {
        let text = text.replace("{package}", &package_keys(path, kind));
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

/// The keys below `[package]` in the manifest at `path`.
fn package_keys(path: &str, kind: WorkspaceKind) -> String {
    let up = "../".repeat(path.matches('/').count());
    match kind {
        WorkspaceKind::Member => {
            let keys = ["version", "edition", "license", "publish"];
            let lines = keys.map(|key| format!("{key}.workspace = true"));
            lines.join("\n")
        }
        WorkspaceKind::Own => format!(
            "version = \"0.1.0\"\nedition.workspace = true\npublish = false\n\
             workspace = \"{up}{OWN_WORKSPACE}\""
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
    if first && rest && !name.ends_with('-') {
        Ok(())
    } else {
        Err(format!(
            "`{name}` is no project name: use small letters, digits and dashes, a letter first"
        ))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn host(root: &Path) -> Host {
        let workspace = root.join("editor");
        for (file, text) in [
            ("Cargo.toml", "[workspace]\nmembers = [\"core/*\"]\n"),
            (
                "Cargo.lock",
                "version = 4\n[[package]]\nname = \"image\"\nsource = \"registry\"\n",
            ),
            (".cargo/config.toml", "[build]\n"),
            ("rust-toolchain.toml", "[toolchain]\n"),
            ("core/ecs/Cargo.toml", ""),
        ] {
            write(&workspace.join(file), text).expect("a temporary file");
        }
        fs::create_dir_all(workspace.join("assets/samples")).expect("a temporary folder");
        Host {
            executable: root.join("target/debug/playground-editor"),
            libraries: root.join("target/debug"),
            editor: workspace.join("editor"),
            home: None,
            workspace,
        }
    }

    fn temporary() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        (folder, root)
    }

    fn read(folder: &Path, file: &str) -> String {
        fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    #[test]
    fn sample_is_a_member_of_the_editors_workspace() {
        let (_folder, root) = temporary();
        let host = host(&root);
        let made = make_project(&host, Path::new("space-race")).expect("it is made");
        assert_eq!(made, host.workspace.join("assets/samples/space-race"));
        let manifest = read(&made, "Cargo.toml");
        assert!(manifest.contains("version.workspace = true"), "{manifest}");
        assert!(!manifest.contains("workspace = \""), "{manifest}");
        assert!(read(&made, "plugin/Cargo.toml").contains("playground.workspace = true"));
        assert!(!made.join(".playground").exists());
    }

    #[test]
    fn project_outside_the_editor_is_a_workspace_of_its_own() {
        let (_folder, root) = temporary();
        let host = host(&root);
        let made = make_project(&host, &root.join("space-race")).expect("it is made");
        for (file, up) in [("", ""), ("model/", "../"), ("plugin/", "../")] {
            let manifest = read(&made, &format!("{file}Cargo.toml"));
            let named = format!("workspace = \"{up}.playground/workspace\"");
            assert!(manifest.contains(&named), "{manifest}");
            assert!(
                !manifest.contains('{') || manifest.contains("{ path"),
                "{manifest}"
            );
        }
        let core = made.join("plugin/../.playground/workspace/core/ecs");
        let ecs = host.workspace.join("core/ecs");
        assert_eq!(
            core.canonicalize().expect("the link leads to the core"),
            ecs
        );
        assert!(read(&made, ".playground/workspace/Cargo.toml").contains("\"../../plugin\""));
        assert!(read(&made, ".gitignore").contains(".playground/*"));
        assert!(read(&made, "tests/game.rs").contains("use space_race_model::Spin"));
    }

    #[test]
    fn refused_project_leaves_no_files() {
        let (_folder, root) = temporary();
        let host = host(&root);
        let refused = |folder: &Path, word: &str| {
            let error = make_project(&host, folder).expect_err(word);
            assert!(error.contains(word), "{error}");
        };
        refused(&host.workspace.join("core/space-race"), "assets/samples");
        assert!(!host.workspace.join("core/space-race").exists());
        refused(&root.join("Space Race"), "no project name");
        refused(&root.join("playground-race"), "playground-");
        refused(&root.join("image"), "made of a package with this name");
        refused(&root.join("deps"), "a folder of cargo's");
        refused(&root.join("a:b/space-race"), "`:`");
        fs::remove_file(host.workspace.join("Cargo.lock")).expect("it was there");
        refused(&root.join("space-race"), "Cargo.lock");
        assert!(!root.join("space-race").exists());
    }
}
