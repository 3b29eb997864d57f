//! [`OwnWorkspace`]: makes a project outside the editor's workspace a workspace of its own.
//!
//! Cargo identifies what it builds by the path from the workspace's root to the package. A
//! workspace that reached the editor's packages by another path would compile all of them again
//! (measured: 36 crates, three and a half minutes of processor time). So the root of a project's
//! workspace is its own folder, `.playground/workspace`, with links at the paths that the editor's
//! packages have in the editor's workspace: the paths are equal, and what was built there is up to
//! date here.
//!
//! It is made from the editor's own workspace: the same profile, lints and dependencies, with the
//! lock beside it. Only one link depends on the machine: `.playground/editor`, which leads to the
//! editor's workspace; all others lead through it. Everything else is in git with the project, so
//! that cargo reads a fresh clone as soon as that link exists. No file in a clone can know where
//! the sources of `playground` are.

use super::{Host, check_folder};
use crate::EngineError;
use playground_base::loader::fingerprint;
use playground_modules_resolver::workspace_named_in;
use std::fs;
use std::path::{Path, PathBuf};
use toml_edit::{Array, DocumentMut};

/// Folder of the workspace, relative to the project.
pub const FOLDER: &str = ".playground/workspace";

/// The link to the editor's workspace, in the project's folder.
pub(super) const EDITOR: &str = ".playground/editor";

/// Folders of the editor's workspace that hold packages which projects are built with.
const LINKS: [&str; 7] = [
    "core", "editor", "engine", "modules", "plugins", "systems", "tests",
];

/// The editor's packages that are members. The last is one that the panels' own tests name:
/// cargo reads its manifest, and builds nothing of it.
const MEMBERS: [&str; 8] = [
    "core/*",
    "editor",
    "engine",
    "engine/test",
    "modules/*",
    "plugins/*",
    "systems/*",
    "tests/panels",
];

/// The file with compiler flags, relative to the project.
const FLAGS: &str = ".cargo/config.toml";

/// The file that selects the compiler, relative to the project.
const TOOLCHAIN: &str = "rust-toolchain.toml";

/// The first line of files that are generated from the editor's.
pub(super) const MADE: &str =
    "# Made from the editor's when the project is opened; changes are overwritten.\n";

/// The hash of the editor's lock as it was when this one was made from it.
const LOCK_OF_EDITOR: &str = "Cargo.lock.of-editor";

/// The workspace of a project outside the editor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWorkspace {
    /// The project's folder.
    pub project: PathBuf,
}

impl OwnWorkspace {
    /// The workspace of the project in `project`; `None` when its manifest names no such one.
    pub fn of(project: &Path) -> Option<Self> {
        let named = workspace_named_in(project)?;
        (named == Path::new(FOLDER)).then(|| Self {
            project: project.to_path_buf(),
        })
    }

    /// The root of the workspace.
    pub fn root(&self) -> PathBuf {
        self.project.join(FOLDER)
    }

    /// The editor's workspace that the links point to; `None` when they are broken.
    pub fn editor(&self) -> Option<PathBuf> {
        self.project.join(EDITOR).canonicalize().ok()
    }

    /// Why the files on disk do not match the editor's workspace in `editor`; `None` when they do.
    pub fn difference(&self, editor: &Path) -> Option<String> {
        match self.editor() {
            Some(folder) if folder == editor => {}
            Some(folder) => {
                return Some(format!(
                    "it was built with the editor in {}",
                    folder.display()
                ));
            }
            None => return Some("it has not been built on this machine with this editor".into()),
        }
        let same = hash_of(&editor.join("Cargo.lock"))
            .is_ok_and(|hash| hash == read_if_any(&self.root().join(LOCK_OF_EDITOR)));
        (!same).then(|| "the editor's dependencies changed since it was built".into())
    }

    /// Makes the workspace, or updates it from the editor's. Files that match are not touched, so
    /// that nothing is compiled again. Runs nothing.
    ///
    /// # Errors
    /// The file or link that could not be made.
    pub fn prepare(&self, host: &Host) -> Result<(), EngineError> {
        let (root, editor) = (self.root(), &host.workspace);
        let read = |name: &str| read(&editor.join(name));
        let manifest = self.manifest(&read("Cargo.toml")?)?;
        let (lock, hash) = (read("Cargo.lock")?, hash_of(&editor.join("Cargo.lock"))?);
        check_folder(&self.project).map_err(EngineError::Refused)?;
        self.check_files()?;
        self.check_editor(editor)?;
        fs::create_dir_all(&root).map_err(|error| file_error(&root, &error))?;
        self.link_editor(editor)?;
        for name in LINKS {
            link(&Path::new("../editor").join(name), &root.join(name))?;
        }
        // The lock of the editor is the start; what the project itself adds stays in it until the
        // editor's changes.
        if read_if_any(&root.join(LOCK_OF_EDITOR)) != hash || !root.join("Cargo.lock").exists() {
            write(&root.join("Cargo.lock"), &lock)?;
            write(&root.join(LOCK_OF_EDITOR), &hash)?;
        }
        write(&root.join("Cargo.toml"), &manifest)?;
        let flags = read(".cargo/config.toml")?;
        write(&self.project.join(FLAGS), &config(&flags))?;
        let toolchain = read(TOOLCHAIN)?;
        write(&self.project.join(TOOLCHAIN), &format!("{MADE}{toolchain}"))
    }

    /// The files that [`prepare`](Self::prepare) writes from the editor's.
    pub(super) fn made_files(&self) -> [PathBuf; 3] {
        [
            self.root().join("Cargo.toml"),
            self.project.join(FLAGS),
            self.project.join(TOOLCHAIN),
        ]
    }

    /// Makes new packages of the project members of the workspace, and changes nothing else: the
    /// rest stays as the running host was built with it.
    ///
    /// # Errors
    /// The root manifest, when it cannot be read or written.
    pub fn take_in_packages(&self) -> Result<(), EngineError> {
        let file = self.root().join("Cargo.toml");
        let text = read(&file)?;
        let manifest = self.manifest(text.strip_prefix(MADE).unwrap_or(&text))?;
        write(&file, &manifest)
    }

    /// A link that leads there already is not replaced: it may be relative, and in git.
    fn link_editor(&self, editor: &Path) -> Result<(), EngineError> {
        if self.leads_to(editor) {
            Ok(())
        } else {
            link(editor, &self.project.join(EDITOR))
        }
    }

    fn leads_to(&self, editor: &Path) -> bool {
        self.editor().is_some() && self.editor() == editor.canonicalize().ok()
    }

    /// A folder of the project at the path of the link is no link.
    fn check_editor(&self, editor: &Path) -> Result<(), EngineError> {
        let here = self.project.join(EDITOR);
        if self.leads_to(editor) || here.is_symlink() || !here.exists() {
            return Ok(());
        }
        Err(EngineError::Refused(format!(
            "{}: the project brings an editor of its own: open it with that one, or move the folder \
             away; nothing was changed",
            here.display()
        )))
    }

    /// Writes the editor's flags and compiler, which a host and its modules must be built with. A
    /// file of the user is not replaced.
    fn check_files(&self) -> Result<(), EngineError> {
        for name in [FLAGS, TOOLCHAIN] {
            let file = self.project.join(name);
            if file.exists() && !read_if_any(&file).starts_with(MADE) {
                return Err(EngineError::Refused(format!(
                    "{}: a project's host is built with the flags and the compiler of the editor, \
                     and this file is not made from the editor's: move it away, nothing was changed",
                    file.display()
                )));
            }
        }
        Ok(())
    }

    /// The editor's root manifest with the members of this workspace.
    fn manifest(&self, of_editor: &str) -> Result<String, EngineError> {
        let wrong = |error| EngineError::Refused(format!("the editor's Cargo.toml: {error}"));
        let mut document: DocumentMut = of_editor.parse().map_err(wrong)?;
        let packages = self.packages();
        let packages = packages.iter().map(|path| match path.as_str() {
            "" => "../..".to_owned(),
            path => format!("../../{path}"),
        });
        let members = MEMBERS.into_iter().map(str::to_owned).chain(packages);
        if let Some(workspace) = document
            .get_mut("workspace")
            .and_then(|w| w.as_table_like_mut())
        {
            workspace.insert("members", Array::from_iter(members).into());
            workspace.remove("default-members");
        }
        Ok(format!("{MADE}{document}"))
    }

    /// Paths of the project's packages, relative to its folder: itself, and every folder in it
    /// whose manifest names this workspace.
    pub(super) fn packages(&self) -> Vec<String> {
        let mut paths = vec![String::new()];
        let mut below: Vec<String> = folders_in(&self.project, "");
        while let Some(path) = below.pop() {
            let folder = self.project.join(&path);
            let up = "../".repeat(path.split('/').count());
            if workspace_named_in(&folder).is_some_and(|named| named == Path::new(&up).join(FOLDER))
            {
                paths.push(path.clone());
            }
            if path.split('/').count() < 3 {
                below.extend(folders_in(&self.project, &path));
            }
        }
        paths.sort();
        paths
    }
}

/// Folders in `root/path`, as paths from `root`, without hidden ones and `target`.
fn folders_in(root: &Path, path: &str) -> Vec<String> {
    let entries = fs::read_dir(root.join(path))
        .into_iter()
        .flatten()
        .flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    let names = names.filter(|name| !name.starts_with('.') && name != "target");
    let join = |name: String| match path {
        "" => name,
        path => format!("{path}/{name}"),
    };
    names.map(join).collect()
}

fn hash_of(file: &Path) -> Result<String, EngineError> {
    let hash = fingerprint(file).map_err(|error| file_error(file, &error))?;
    Ok(format!("{hash:016x}\n"))
}

/// The editor's flags, and the project's own target folder.
fn config(flags: &str) -> String {
    format!("{MADE}{}\ntarget-dir = \"target\"\n", flags.trim_end())
}

/// Makes `link` point to `to`. Anything there that is no link is an error: it is not ours.
fn link(to: &Path, link: &Path) -> Result<(), EngineError> {
    if fs::read_link(link).is_ok_and(|known| known == to) {
        return Ok(());
    }
    if link.is_symlink() {
        fs::remove_file(link).map_err(|error| file_error(link, &error))?;
    }
    make_link(to, link).map_err(|error| file_error(link, &error))
}

#[cfg(unix)]
fn make_link(to: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(to, link)
}

#[cfg(windows)]
fn make_link(to: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(to, link)
}

fn read(file: &Path) -> Result<String, EngineError> {
    fs::read_to_string(file).map_err(|error| file_error(file, &error))
}

fn read_if_any(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

/// Writes a file atomically if its content differs; cargo compares the file's time.
fn write(file: &Path, text: &str) -> Result<(), EngineError> {
    if read_if_any(file) == text {
        return Ok(());
    }
    let new = file.with_extension("new");
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&new, text))
        .and_then(|()| fs::rename(&new, file))
        .map_err(|error| file_error(file, &error))
}

fn file_error(file: &Path, error: &std::io::Error) -> EngineError {
    EngineError::File {
        file: file.to_path_buf(),
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixture {
        _folder: tempfile::TempDir,
        host: Host,
        own: OwnWorkspace,
    }

    /// An editor's workspace, and a project with a plugin beside it.
    fn fixture() -> Fixture {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        let named =
            |path: &str| format!("[package]\nname = \"race\"\nworkspace = \"{path}{FOLDER}\"\n");
        let editor = "[workspace]\nmembers = [\"core/*\", \"tests/*\"]\nexclude = [\"systems/forward\"]\n\
                      default-members = [\"editor\"]\n\n[profile.dev]\nopt-level = 2\n";
        for (file, text) in [
            ("editor/Cargo.toml", editor.to_owned()),
            ("editor/Cargo.lock", "version = 4\n".to_owned()),
            (
                "editor/.cargo/config.toml",
                "[build]\nrustflags = []\n".to_owned(),
            ),
            ("editor/rust-toolchain.toml", "[toolchain]\n".to_owned()),
            ("editor/engine/lib.rs", "//! An engine.\n".to_owned()),
            ("race/Cargo.toml", named("")),
            ("race/plugin/Cargo.toml", named("../")),
            (
                "race/other/Cargo.toml",
                "[package]\nname = \"other\"\n".to_owned(),
            ),
            ("race/target/junk/Cargo.toml", named("../../")),
        ] {
            write(&root.join(file), &text).expect("a temporary file");
        }
        let host = Host {
            executable: root.join("editor/target/debug/playground-editor"),
            libraries: root.join("editor/target/debug"),
            editor: root.join("editor/editor"),
            workspace: root.join("editor"),
            home: None,
        };
        let own = OwnWorkspace::of(&root.join("race")).expect("its manifest names one");
        Fixture {
            _folder: folder,
            host,
            own,
        }
    }

    fn in_root(own: &OwnWorkspace, file: &str) -> String {
        read(&own.root().join(file)).expect("it was written")
    }

    #[test]
    fn prepared_workspace_equals_the_editors_except_members() {
        let Fixture { _folder, host, own } = fixture();
        own.prepare(&host).expect("it is made");
        let manifest: DocumentMut = in_root(&own, "Cargo.toml").parse().expect("TOML");
        let workspace = &manifest["workspace"];
        let members = workspace["members"].as_array().expect("a list");
        let members: Vec<&str> = members.iter().filter_map(|m| m.as_str()).collect();
        assert_eq!(members[..MEMBERS.len()], MEMBERS);
        assert_eq!(members[MEMBERS.len()..], ["../..", "../../plugin"]);
        assert!(workspace.get("default-members").is_none());
        assert!(workspace.get("exclude").is_some());
        assert_eq!(
            manifest["profile"]["dev"]["opt-level"].as_integer(),
            Some(2)
        );
        let config = read(&own.project.join(".cargo/config.toml")).expect("it was written");
        let expected = format!("{MADE}[build]\nrustflags = []\ntarget-dir = \"target\"\n");
        assert_eq!(config, expected);
        assert_eq!(own.editor(), Some(host.workspace.clone()));
        assert_eq!(own.difference(&host.workspace), None);
    }

    #[test]
    fn only_one_link_points_to_the_editor() {
        let Fixture { _folder, host, own } = fixture();
        own.prepare(&host).expect("it is made");
        for name in LINKS {
            let link = fs::read_link(own.root().join(name)).expect("it is a link");
            assert_eq!(link, Path::new("../editor").join(name));
        }
        let engine = own.root().join("engine").canonicalize();
        assert_eq!(engine.ok(), Some(host.workspace.join("engine")));
        // As in the git of a team whose projects are beside the editor.
        let here = own.project.join(EDITOR);
        fs::remove_file(&here).expect("it is a link");
        make_link(Path::new("../../editor"), &here).expect("a link");
        own.prepare(&host).expect("it fits");
        let target = fs::read_link(&here).expect("it is a link");
        assert_eq!(target, Path::new("../../editor"));
    }

    #[test]
    fn editor_folder_of_the_project_is_not_replaced() {
        let Fixture { _folder, host, own } = fixture();
        let its_own = own.project.join(EDITOR).join("Cargo.toml");
        write(&its_own, "[workspace]\n").expect("a file");
        let refused = own.prepare(&host).expect_err("it is another editor");
        assert!(
            refused.to_string().contains("open it with that one"),
            "{refused}"
        );
        assert_eq!(read_if_any(&its_own), "[workspace]\n");
        assert!(!own.root().exists(), "nothing was made");
    }

    #[test]
    fn package_added_later_becomes_a_member() {
        let Fixture { _folder, host, own } = fixture();
        own.prepare(&host).expect("it is made");
        let before = in_root(&own, "Cargo.toml");
        own.take_in_packages().expect("it is read");
        assert_eq!(in_root(&own, "Cargo.toml"), before, "nothing came in");
        let named = format!("[package]\nname = \"sound\"\nworkspace = \"../{FOLDER}\"\n");
        write(&own.project.join("sound/Cargo.toml"), &named).expect("a file");
        own.take_in_packages().expect("it is read");
        let expected = before.replace("\"../../plugin\"", "\"../../plugin\", \"../../sound\"");
        assert_eq!(in_root(&own, "Cargo.toml"), expected);
    }

    #[test]
    fn matching_files_are_not_written_again() {
        let Fixture { _folder, host, own } = fixture();
        own.prepare(&host).expect("it is made");
        let longer = "version = 4\n# what the project itself depends on\n";
        write(&own.root().join("Cargo.lock"), longer).expect("a file");
        let time = || {
            fs::metadata(own.root().join("Cargo.toml"))
                .and_then(|m| m.modified())
                .ok()
        };
        let before = time();
        own.prepare(&host).expect("it fits");
        assert_eq!(time(), before);
        assert_eq!(in_root(&own, "Cargo.lock"), longer);
    }

    #[test]
    fn moved_or_changed_editor_is_reported_and_followed() {
        let Fixture { _folder, host, own } = fixture();
        let difference = own.difference(&host.workspace).expect("it was never built");
        assert!(difference.contains("not been built"), "{difference}");
        own.prepare(&host).expect("it is made");
        write(&host.workspace.join("Cargo.lock"), "version = 5\n").expect("a file");
        let difference = own.difference(&host.workspace).expect("the lock changed");
        assert!(difference.contains("dependencies changed"), "{difference}");
        own.prepare(&host).expect("it is brought up to date");
        assert_eq!(in_root(&own, "Cargo.lock"), "version = 5\n");

        let moved = host.workspace.with_file_name("moved");
        fs::rename(&host.workspace, &moved).expect("it is moved");
        assert_eq!(own.editor(), None);
        let host = Host {
            workspace: moved.clone(),
            ..host
        };
        assert!(own.difference(&moved).is_some());
        own.prepare(&host).expect("the links are made anew");
        assert_eq!(own.editor(), Some(moved.clone()));
        assert_eq!(own.difference(&moved), None);
    }

    #[test]
    fn flags_of_the_user_are_not_replaced() {
        let Fixture { _folder, host, own } = fixture();
        let file = own.project.join(FLAGS);
        write(&file, "[alias]\nb = \"build\"\n").expect("a file");
        let refused = own.prepare(&host).expect_err("it is the user's");
        assert!(refused.to_string().contains("move it away"), "{refused}");
        assert_eq!(read_if_any(&file), "[alias]\nb = \"build\"\n");
        assert!(!own.root().exists(), "nothing was made");
    }

    #[test]
    fn file_in_place_of_a_link_is_not_replaced() {
        let Fixture { _folder, host, own } = fixture();
        write(&own.root().join("core/mine.rs"), "mine").expect("a file");
        assert!(own.prepare(&host).is_err());
        assert_eq!(in_root(&own, "core/mine.rs"), "mine");
    }
}
