//! The project hub.

use crate::rig::{click, harness};
use playground_core_engine::BuildStatus;
use playground_core_ui::{EditorCommand, EditorState, RecentProject};
use playground_graphics::egui::{Event, Key};
use playground_graphics::egui_kittest::kittest::{NodeT, Queryable};
use std::path::{Path, PathBuf};

/// A folder with this Cargo.toml, if any.
fn folder(name: &str, manifest: Option<&str>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("shell")
        .join(name);
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written to");
    if let Some(manifest) = manifest {
        std::fs::write(folder.join("Cargo.toml"), manifest).expect("so can the folder");
    }
    folder
}

#[test]
fn click_opens_a_recent_project_unless_its_folder_is_gone() {
    let recent = |title: &str, exists| RecentProject {
        title: title.to_owned(),
        folder: format!("/projects/{title}").into(),
        exists,
    };
    let mut harness = harness(EditorState {
        recent: vec![recent("Flock", true), recent("Gone", false)],
        ..EditorState::default()
    });
    let opened = click(&mut harness, "Open Flock");
    assert_eq!(
        opened,
        [EditorCommand::OpenProject("/projects/Flock".into())]
    );
    assert_eq!(click(&mut harness, "Open Gone"), []);
}

#[test]
fn typed_path_opens_only_if_it_is_a_project() {
    let project = folder("a-project", Some("[[package.metadata.modules.core]]\n"));
    let other = folder("not-a-project", Some("[package]\n"));
    let field = "Path of a project's folder";
    for (path, problem) in [
        (other.clone(), Some("declares no modules")),
        (other.join("missing"), Some("no such folder")),
        (folder("empty", None), Some("no Cargo.toml")),
        (project.clone(), None),
    ] {
        let mut harness = harness(EditorState::default());
        harness.get_by_label(field).focus();
        harness.run_steps(2);
        harness
            .get_by_label(field)
            .type_text(&path.display().to_string());
        harness.run_steps(2);
        let button = harness.get_by_label("Open Path");
        assert_eq!(
            button.accesskit_node().is_disabled(),
            problem.is_some(),
            "{path:?}"
        );
        match problem {
            Some(problem) => {
                harness.get_by_label_contains(problem);
            }
            None => {
                let opened = click(&mut harness, "Open Path");
                assert_eq!(opened, [EditorCommand::OpenProject(path)]);
            }
        }
    }
}

#[test]
fn build_of_an_opening_project_can_be_cancelled() {
    let mut harness = harness(EditorState {
        build: BuildStatus::Building {
            done: 1,
            total: 2,
            current: "flock".to_owned(),
            elapsed_s: 1.0,
        },
        ..EditorState::default()
    });
    assert!(harness.query_by_label("New Project…").is_none());
    assert_eq!(click(&mut harness, "Cancel"), [EditorCommand::Cancel(None)]);
}

#[test]
fn samples_that_were_not_opened_are_offered() {
    let manifest = Some("[[package.metadata.modules.core]]\n");
    let reef = folder("sources/assets/samples/reef", manifest);
    let race = folder("sources/assets/samples/race", manifest);
    folder("sources/assets/samples/notes", None);
    let mut harness = harness(EditorState {
        recent: vec![RecentProject {
            title: "Race".to_owned(),
            folder: race,
            exists: true,
        }],
        workspace: folder("sources", None),
        ..EditorState::default()
    });
    assert_eq!(
        click(&mut harness, "Open Reef"),
        [EditorCommand::OpenProject(reef)]
    );
    harness.get_by_label("Open Race");
    assert!(harness.query_by_label("Open Notes").is_none());
}

#[test]
fn wrong_path_can_be_mended_after_enter() {
    let mut harness = harness(EditorState::default());
    let field = "Path of a project's folder";
    harness.get_by_label(field).focus();
    harness.run_steps(2);
    harness.get_by_label(field).type_text("/nowhere/at/al");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    harness.event(Event::Text("l".to_owned()));
    harness.run_steps(2);
    let text = harness.get_by_label(field).value();
    assert_eq!(text.as_deref(), Some("/nowhere/at/all"));
}
