//! Dialogs.

use crate::rig::{RigHarness, click, harness, open_project, press};
use playground_apps_editor::app::TrustQuestion;
use playground_core_ecs::MigrationReport;
use playground_core_engine::{PlannedChange, ReloadPlan};
use playground_core_ui::{EditorCommand, EditorState, RecentProject};
use playground_engine::{MissingModule, RunChange, RunContent, RunKind};
use playground_graphics::egui::{Event, Key, Modifiers, Role};
use playground_graphics::egui_kittest::kittest::Queryable;
use std::path::Path;

fn asked(then: EditorCommand, named: bool) -> RigHarness {
    let mut state = open_project();
    let project = state.project.as_mut().expect("open");
    project.unsaved = true;
    project.scene = project.scene.take().filter(|_| named);
    let mut harness = harness(state);
    harness.state_mut().shell.open_unsaved_dialog(then);
    harness.run_steps(2);
    harness
}

/// The confirmed commands after clicks on these labels.
fn confirmed(harness: &mut RigHarness, labels: &[&str]) -> Vec<EditorCommand> {
    for label in labels {
        // The toolbar behind the dialog may have a button of that name.
        let dialog = harness.get_all_by_label(label).last().expect("a button");
        dialog.click();
        harness.run_steps(3);
    }
    let commands = std::mem::take(&mut harness.state_mut().commands);
    // A dialog for a name lists the scenes first.
    assert!(commands.iter().all(|of| *of == EditorCommand::Scenes));
    harness.state_mut().shell.take_confirmed()
}

#[test]
fn unsaved_dialog_confirms_the_chosen_commands() {
    let ask = |labels: &[&str]| confirmed(&mut asked(EditorCommand::Quit, true), labels);
    assert_eq!(
        ask(&["Save"]),
        [EditorCommand::Save(None), EditorCommand::Quit]
    );
    assert_eq!(ask(&["Discard"]), [EditorCommand::Quit]);
    assert_eq!(ask(&["Cancel"]), []);
}

#[test]
fn save_of_a_scene_without_a_file_opens_the_name_dialog() {
    let mut harness = asked(EditorCommand::NewScene, false);
    let commands = confirmed(&mut harness, &["Save", "Save"]);
    let save = EditorCommand::Save(Some("scenes/scene-2.ron".into()));
    assert_eq!(commands, [save, EditorCommand::NewScene]);
}

#[test]
fn open_dialog_blocks_shortcuts() {
    let mut harness = asked(EditorCommand::Quit, true);
    assert_eq!(press(&mut harness, Modifiers::NONE, Key::F5), []);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().shell.has_keyboard());
    assert_eq!(harness.state_mut().shell.take_confirmed(), []);
    assert_eq!(
        press(&mut harness, Modifiers::NONE, Key::F5),
        [EditorCommand::Play]
    );
}

#[test]
fn scene_can_be_opened_with_the_keyboard() {
    let mut harness = harness(open_project());
    press(&mut harness, Modifiers::COMMAND, Key::O);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let opened = press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(
        opened,
        [EditorCommand::OpenScene("scenes/night.ron".into())]
    );
}

#[test]
fn scene_can_be_merged_from_the_menu() {
    let mut harness = harness(open_project());
    harness.get_by_label("File").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Merge Scene…").click();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let merged = press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(
        merged,
        [EditorCommand::MergeScene("scenes/night.ron".into())]
    );
}

#[test]
fn new_project_dialog_shows_the_folder() {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-projects");
    std::fs::create_dir_all(parent.join("taken")).expect("a temporary folder");
    let mut harness = harness(EditorState {
        recent: vec![RecentProject {
            title: "Taken".to_owned(),
            folder: parent.join("taken"),
            exists: true,
        }],
        workspace: "/editor".into(),
        ..EditorState::default()
    });
    harness.get_by_label("New Project…").click();
    harness.run_steps(3);
    let makes = format!("Makes {}", parent.join("my-game").display());
    harness.get_by_label(&makes);
    let made = press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(made, [EditorCommand::NewProject(parent.join("my-game"))]);
}

#[test]
fn new_project_inside_the_editors_workspace_is_refused() {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workspace");
    std::fs::create_dir_all(workspace.join("assets/samples")).expect("a temporary folder");
    let beside = |folder: &str| RecentProject {
        title: "Beside".to_owned(),
        folder: workspace.join(folder),
        exists: true,
    };
    for (folder, text) in [
        ("", "inside the editor's own workspace"),
        ("assets/samples", "a member of the editor's workspace"),
    ] {
        let mut harness = harness(EditorState {
            recent: vec![beside("assets/samples/beside")],
            workspace: workspace.clone(),
            ..EditorState::default()
        });
        harness.get_by_label("New Project…").click();
        harness.run_steps(3);
        // A new project is proposed outside of it, whatever was opened before.
        assert!(harness.query_by_label_contains(text).is_none(), "{text}");
        harness
            .get_by_role_and_label(Role::TextInput, "Folder")
            .focus();
        harness.run_steps(2);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run_steps(2);
        let folder = workspace.join(folder).display().to_string();
        harness.event(Event::Text(folder));
        harness.run_steps(3);
        harness.get_by_label_contains(text);
    }
}

/// A question about a project that was never trusted.
fn question(folder: &Path) -> TrustQuestion {
    TrustQuestion {
        project: folder.to_path_buf(),
        content: RunContent::default(),
        changes: Vec::new(),
        was_trusted: false,
        is_open: false,
    }
}

#[test]
fn changes_of_an_open_project_are_listed_and_trusted_before_the_build() {
    let folder = Path::new("/elsewhere/race");
    let change = |path: &str, what: &str| RunChange {
        path: path.into(),
        kind: RunKind::BuildScript,
        what: what.to_owned(),
    };
    let mut harness = harness(EditorState::default());
    let shell = &mut harness.state_mut().shell;
    shell.open_trust_dialog(TrustQuestion {
        changes: vec![
            change("plugin/build.rs", "new"),
            change("build.rs", "removed"),
        ],
        is_open: true,
        ..question(folder)
    });
    harness.run_steps(3);
    harness.get_by_label("New build script");
    harness.get_by_label("Removed build script");
    harness.get_by_label("plugin/build.rs").click();
    harness.run_steps(3);
    let file = folder.join("plugin/build.rs");
    assert_eq!(
        std::mem::take(&mut harness.state_mut().commands),
        [EditorCommand::OpenSource(file, 1)]
    );
    let commands = confirmed(&mut harness, &["Trust and Build"]);
    assert_eq!(
        commands,
        [
            EditorCommand::TrustProject(folder.to_path_buf()),
            EditorCommand::Reload(None)
        ]
    );
}

#[test]
fn scene_with_missing_modules_is_saved_only_when_the_user_says_so() {
    let asked = || {
        let mut harness = harness(open_project());
        let missing = MissingModule {
            package: "rocks-plugin".to_owned(),
            components: ["rocks-model::Rock".to_owned()].into(),
        };
        let shell = &mut harness.state_mut().shell;
        shell.open_missing_dialog(vec![missing], Some("scenes/cave.ron".into()));
        harness.run_steps(3);
        harness
    };
    let mut harness = asked();
    harness.get_by_label_contains("rocks-model::Rock");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state_mut().shell.take_confirmed(), []);
    assert!(!harness.state().shell.has_keyboard());
    let commands = confirmed(&mut asked(), &["Save Anyway"]);
    let file = Some("scenes/cave.ron".into());
    let save = EditorCommand::SaveAnyway(file);
    assert_eq!(commands, std::slice::from_ref(&save));

    // Quit, Save, Save Anyway: it quits.
    let mut harness = asked();
    let shell = &mut harness.state_mut().shell;
    shell.go_on_after_dialog(vec![EditorCommand::Quit]);
    let commands = confirmed(&mut harness, &["Save Anyway"]);
    assert_eq!(commands, [save, EditorCommand::Quit]);
}

#[test]
fn project_opens_only_after_trust_is_confirmed() {
    let folder = Path::new("/elsewhere/race");
    let asked = || {
        let mut harness = harness(EditorState::default());
        harness
            .state_mut()
            .shell
            .open_trust_dialog(question(folder));
        harness.run_steps(3);
        harness.get_by_label("/elsewhere/race");
        harness
    };
    let mut harness = asked();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().shell.has_keyboard());
    assert_eq!(harness.state_mut().shell.take_confirmed(), []);

    let mut harness = asked();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(
        harness.state().shell.has_keyboard(),
        "an accidental Enter trusts no project"
    );
    let commands = confirmed(&mut harness, &["Trust and Open"]);
    assert_eq!(
        commands,
        [EditorCommand::TrustProject(folder.to_path_buf())]
    );
}

#[test]
fn project_can_be_chosen_in_the_listing() {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR")).join("listing");
    let project = parent.join("flock");
    std::fs::create_dir_all(&project).expect("a temporary folder");
    let manifest = "[[package.metadata.modules.core]]\n";
    std::fs::write(project.join("Cargo.toml"), manifest).expect("a temporary file");
    let mut harness = harness(EditorState {
        recent: vec![RecentProject {
            title: "Beside".to_owned(),
            folder: parent.join("beside"),
            exists: true,
        }],
        ..EditorState::default()
    });
    harness.get_by_label("Open Project…").click();
    harness.run_steps(3);
    harness.get_by_label("flock").click();
    harness.run_steps(3);
    assert_eq!(
        click(&mut harness, "Open"),
        [EditorCommand::OpenProject(project)]
    );
}

/// The dialog for the scene's name, opened by its key.
fn naming(named: bool) -> RigHarness {
    let mut state = open_project();
    let project = state.project.as_mut().expect("open");
    project.scene = project.scene.take().filter(|_| named);
    let mut harness = harness(state);
    let opened = press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert_eq!(opened, [EditorCommand::Scenes]);
    harness
}

#[test]
fn enter_saves_under_the_proposed_name_which_is_free() {
    for (named, file) in [(false, "scenes/scene-2.ron"), (true, "scenes/main-2.ron")] {
        let mut harness = naming(named);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        let saved = harness.state_mut().shell.take_confirmed();
        assert_eq!(saved, [EditorCommand::Save(Some(file.into()))]);
    }
}

#[test]
fn enter_never_replaces_another_scene() {
    let mut harness = naming(true);
    // The proposed name is selected, so that typing replaces it.
    harness.event(Event::Text("night".to_owned()));
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state_mut().shell.take_confirmed(), []);
    assert!(harness.state().shell.has_keyboard(), "it asks for a click");
    let saved = confirmed(&mut harness, &["Replace"]);
    let night = "scenes/night.ron".into();
    assert_eq!(saved, [EditorCommand::Save(Some(night))]);
}

#[test]
fn scene_is_saved_under_its_own_name_without_a_question() {
    let mut harness = naming(true);
    harness.event(Event::Text("main".to_owned()));
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let saved = harness.state_mut().shell.take_confirmed();
    let main = "scenes/main.ron".into();
    assert_eq!(saved, [EditorCommand::Save(Some(main))]);
}

#[test]
fn typed_name_of_a_new_project_replaces_the_proposed_one() {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR")).join("named-projects");
    std::fs::create_dir_all(&parent).expect("a temporary folder");
    let mut harness = harness(EditorState {
        recent: vec![RecentProject {
            title: "Beside".to_owned(),
            folder: parent.join("beside"),
            exists: true,
        }],
        workspace: "/editor".into(),
        ..EditorState::default()
    });
    std::fs::create_dir_all(parent.join("beside")).expect("a temporary folder");
    harness.get_by_label("New Project…").click();
    harness.run_steps(3);
    harness.event(Event::Text("space-race".to_owned()));
    harness.run_steps(2);
    let made = press(&mut harness, Modifiers::NONE, Key::Enter);
    let folder = parent.join("space-race");
    assert_eq!(made, [EditorCommand::NewProject(folder)]);
}

/// A reload that waits, and that loses a field which may have been renamed.
pub fn lossy_plan() -> ReloadPlan {
    let list = |fields: &[&str]| fields.iter().map(|field| (*field).to_owned()).collect();
    let migration = MigrationReport {
        component: "flock-model::Boid".to_owned(),
        rows: 500,
        gained: list(&["velocity"]),
        lost: list(&["speed", "mass (was 2.5)"]),
        converted: list(&["mass: f32 -> u32"]),
        rename_offers: vec![("speed".to_owned(), "velocity".to_owned())],
        kept: 501,
        ..MigrationReport::default()
    };
    let gone = MigrationReport {
        component: "flock-model::Predator".to_owned(),
        rows: 1,
        kept: 1,
        ..MigrationReport::default()
    };
    ReloadPlan {
        modules: vec!["flock-plugin".to_owned()],
        components: vec![
            PlannedChange {
                migration,
                is_gone: false,
                scenes: vec!["scenes/main.ron".into(), "scenes/night.ron".into()],
            },
            PlannedChange {
                migration: gone,
                is_gone: true,
                scenes: Vec::new(),
            },
        ],
    }
}

fn plan_dialog() -> RigHarness {
    let mut state = open_project();
    state.plan = Some(lossy_plan());
    let mut harness = harness(state);
    harness.state_mut().shell.open_plan_dialog();
    harness.run_steps(3);
    harness
}

#[test]
fn plan_dialog_sends_the_decision() {
    let rename = EditorCommand::RenameField {
        component: "flock-model::Boid".to_owned(),
        old: "speed".to_owned(),
        new: "velocity".to_owned(),
    };
    let asks_no_more = "Do not ask again in this session";
    let cases: [(&[&str], &[EditorCommand]); 4] = [
        (&["Apply"], &[EditorCommand::ApplyReload]),
        (&["Keep the Old Code"], &[EditorCommand::KeepOldCode]),
        (&["Rename `speed` to `velocity`"], &[rename]),
        (
            &[asks_no_more, "Apply"],
            &[
                EditorCommand::ApplyReload,
                EditorCommand::SetAskReload(false),
            ],
        ),
    ];
    for (labels, expected) in cases {
        let mut harness = plan_dialog();
        for label in [
            "Boid",
            "lost: speed, mass (was 2.5)",
            "500",
            "501 values kept as text",
        ] {
            harness.get_by_label(label);
        }
        let mut sent = Vec::new();
        for label in labels {
            sent.extend(click(&mut harness, label));
        }
        assert_eq!(sent, expected, "{labels:?}");
        assert!(!harness.state().shell.has_keyboard(), "{labels:?}");
    }
}

#[test]
fn plan_dialog_keeps_the_old_code_when_it_is_closed_and_ends_with_its_reload() {
    let mut harness = plan_dialog();
    let sent = press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(sent, [EditorCommand::KeepOldCode]);
    let mut harness = plan_dialog();
    harness.state_mut().state.plan = None;
    harness.run_steps(3);
    assert!(!harness.state().shell.has_keyboard());
    assert_eq!(harness.state().commands, []);
}
