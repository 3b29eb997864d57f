//! A project in git: its files are enough for cargo, except for the path to the editor's sources.
#![expect(
    clippy::disallowed_methods,
    reason = "git and cargo are what a user of a clone starts"
)]

use playground_apps_editor::app::make_project;
use playground_engine::Host;
use std::path::{Path, PathBuf};
use std::process::Command;

fn repository() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    folder.canonicalize().expect("the repository is there")
}

/// The editor of this repository; nothing of it is started.
fn host() -> Host {
    let workspace = repository();
    Host {
        executable: workspace.join("target/debug/playground-editor"),
        libraries: workspace.join("target/debug"),
        editor: workspace.join("editor"),
        home: None,
        workspace,
    }
}

/// The output of a program, which must succeed.
#[track_caller]
fn run(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    let output = command.output().expect("the program is there");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {errors}");
    text
}

#[track_caller]
fn git(folder: &Path, arguments: &[&str]) -> String {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    run(folder, "git", &[&identity[..], arguments].concat())
}

/// The names of all packages that the project, its plugin and its tests are compiled from.
#[track_caller]
fn needed(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let common = ["tree", "--offline", "--prefix=none", "--format={p}"];
    let own = ["-p", OWN[0], "-p", OWN[2]];
    let output = run(
        folder,
        env!("CARGO"),
        &[&common[..], &own, arguments].concat(),
    );
    let names = output.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

const OWN: [&str; 3] = ["space-race", "space-race-model", "space-race-plugin"];

#[cfg(target_os = "linux")]
#[test]
fn fresh_clone_is_read_by_cargo_as_soon_as_its_link_leads_to_the_editor() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().canonicalize().expect("it is there");
    let made = make_project(&host(), &root.join("space-race")).expect("it is made");
    // Opening it takes its packages into the lock.
    needed(&made, &[]);
    git(&made, &["init", "-q"]);
    git(&made, &["add", "-A"]);
    git(&made, &["commit", "-q", "-m", "A race"]);
    git(&root, &["clone", "-q", "space-race", "clone"]);
    let clone = root.join("clone");
    assert!(
        !clone.join(".playground/editor").exists(),
        "it is of one machine"
    );

    std::os::unix::fs::symlink(repository(), clone.join(".playground/editor")).expect("a link");
    let read = needed(&clone, &["--locked"]);
    for package in OWN
        .into_iter()
        .chain(["playground", "playground-test", "glam"])
    {
        assert!(
            read.iter().any(|name| name == package),
            "{package} in {read:?}"
        );
    }
    assert_eq!(
        git(&clone, &["status", "--porcelain"]),
        "",
        "nothing was made"
    );
}
