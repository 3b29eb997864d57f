//! Pictures to look at: `PLAYGROUND_PICTURES=folder cargo test -p playground-apps-editor pictures`.
//! Without a folder they only have to be drawn.

use crate::rig::{RigHarness, harness, open_project, sized};
use playground_base::egui::{Key, Modifiers};
use playground_base::egui_kittest::kittest::Queryable;
use playground_core_ecs::EntityId;
use playground_core_engine::{
    BuildStatus, PlayMode, PlayStatus, Problem, ReloadOutcome, ReloadReport, Severity,
};
use playground_core_ui::{Command, EditorState, RecentProject};

fn picture(harness: &mut RigHarness, name: &str) {
    harness.run_steps(3);
    let image = harness.render().expect("a software adapter");
    assert!(image.width() > 0);
    if let Some(folder) = std::env::var_os("PLAYGROUND_PICTURES") {
        let file = std::path::Path::new(&folder).join(format!("{name}.png"));
        image.save(file).expect("the folder can be written to");
    }
}

fn hub() -> EditorState {
    let recent = |title: &str, exists| RecentProject {
        title: title.to_owned(),
        folder: format!("/projects/{}", title.to_lowercase()).into(),
        exists,
    };
    EditorState {
        recent: vec![
            recent("Flock", true),
            recent("Harbour", true),
            recent("Gone", false),
        ],
        ..EditorState::default()
    }
}

fn busy() -> EditorState {
    let problem = |severity| Problem {
        severity,
        ..Problem::default()
    };
    let mut state = open_project();
    state.project.as_mut().expect("open").unsaved = true;
    state.undo = Some("Move Cube".to_owned());
    state.selection.entities = vec![EntityId::from_bits(3)];
    state.problems = vec![problem(Severity::Error), problem(Severity::Warning)];
    state.auto_reload = true;
    state
}

fn done() -> ReloadReport {
    ReloadReport {
        modules: vec![("flock".to_owned(), 4)],
        total_ms: 312.4,
        ..ReloadReport::default()
    }
}

fn failed(restart: bool) -> ReloadReport {
    ReloadReport {
        outcome: ReloadOutcome::Failed {
            stage: "build".to_owned(),
            reason: "flock does not compile".to_owned(),
            restart,
        },
        ..ReloadReport::default()
    }
}

#[test]
fn hub_pictures() {
    picture(&mut harness(hub()), "hub");
    picture(&mut harness(EditorState::default()), "hub-first-time");
    let mut opening = hub();
    opening.build = building();
    picture(&mut harness(opening), "hub-opening");
    let mut dialog = harness(hub());
    dialog.get_by_label("New Project…").click();
    picture(&mut dialog, "new-project");
    let mut dialog = harness(hub());
    dialog.get_by_label("Open Project…").click();
    picture(&mut dialog, "open-project");
}

fn building() -> BuildStatus {
    BuildStatus::Building {
        done: 12,
        total: 40,
        current: "playground-samples-flock".to_owned(),
        elapsed_s: 3.2,
    }
}

#[test]
fn project_pictures() {
    let mut editing = harness(busy());
    picture(&mut editing, "editing");
    let state = &mut editing.state_mut().state;
    state.build = building();
    state.play = PlayStatus {
        mode: PlayMode::Play,
        step: 1204,
        elapsed_s: 20.07,
        ..PlayStatus::default()
    };
    picture(&mut editing, "building");
    let state = &mut editing.state_mut().state;
    state.build = BuildStatus::Idle;
    state.reloads.insert(0, done());
    picture(&mut editing, "reloaded");
    let state = &mut editing.state_mut().state;
    state.build = BuildStatus::Stale(vec!["flock".to_owned()]);
    state.play.mode = PlayMode::Pause;
    state.reloads.insert(0, failed(true));
    let shell = &mut editing.state_mut().shell;
    shell.notify(
        playground_apps_editor::shell::ToastKind::Success,
        "Saved scenes/main.ron",
    );
    shell.notify(
        playground_apps_editor::shell::ToastKind::Error,
        "scenes/night.ron, line 12: a Transform has no field `turn`. The field was left out.",
    );
    editing.state_mut().panels.broken = Some("Inspector");
    picture(&mut editing, "restart");
}

#[test]
fn overlay_pictures() {
    let mut menu = harness(busy());
    menu.get_by_label("File").click();
    picture(&mut menu, "menu-file");
    menu.key_press(Key::Escape);
    menu.run_steps(2);
    menu.get_by_label("Create").click();
    picture(&mut menu, "menu-create");

    let mut palette = harness(busy());
    palette.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    palette.run_steps(2);
    picture(&mut palette, "palette");

    let mut asking = harness(busy());
    asking.state_mut().shell.ask_unsaved(Command::Quit);
    picture(&mut asking, "unsaved");

    let mut keys = harness(busy());
    keys.key_press(Key::F1);
    picture(&mut keys, "shortcuts");

    let mut scenes = harness(busy());
    scenes.key_press_modifiers(Modifiers::COMMAND, Key::O);
    picture(&mut scenes, "open-scene");

    let mut save = harness(busy());
    save.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    picture(&mut save, "save-as");

    picture(&mut sized(busy(), 900.0, 600.0), "small");
}
