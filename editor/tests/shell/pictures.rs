//! Compares pictures of the shell with those in `tests/snapshots`. They are drawn by the software
//! driver, which `./test` selects. `UPDATE_SNAPSHOTS=1` replaces those that differ: check them
//! before you commit them.

use crate::rig::{RigHarness, open_project, sized};
use playground_core_ecs::EntityId;
use playground_core_engine::{
    BuildStatus, PlayMode, PlayStatus, Problem, ReloadOutcome, ReloadReport, Severity,
};
use playground_core_ui::{EditorState, RecentProject, Selection};
use playground_graphics::egui::{Key, Modifiers};
use playground_graphics::egui_kittest::{SnapshotOptions, kittest::Queryable};

/// A small window, so that the pictures take little space in the repository.
fn small(state: EditorState) -> RigHarness {
    sized(state, 1000.0, 560.0)
}

/// Compares with `tests/snapshots/NAME.png`, after all animations have ended.
fn compare(harness: &mut RigHarness, name: &str) {
    harness.run_steps(30);
    // Another version of the driver may round the edges of letters differently.
    let options = SnapshotOptions::new().max_failed_pixels(10);
    harness.snapshot_options(name, &options);
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
    state.selection = Selection::Entities(vec![EntityId::from_bits(3)]);
    state.problems = vec![problem(Severity::Error), problem(Severity::Warning)];
    state.auto_reload = true;
    state
}

fn building() -> BuildStatus {
    BuildStatus::Building {
        done: 12,
        total: 40,
        current: "playground-samples-flock".to_owned(),
        elapsed_s: 3.2,
    }
}

fn needs_restart() -> ReloadReport {
    ReloadReport {
        outcome: ReloadOutcome::Failed {
            stage: "build".to_owned(),
            reason: "flock does not compile".to_owned(),
            restart: true,
        },
        ..ReloadReport::default()
    }
}

#[test]
fn hub_shows_recent_projects_and_a_dialog_over_them() {
    let mut harness = small(hub());
    compare(&mut harness, "hub");
    harness.get_by_label("New Project…").click();
    compare(&mut harness, "new-project");
}

#[test]
fn build_during_play_is_shown_in_toolbar_and_status_bar() {
    let mut state = busy();
    state.build = building();
    state.play = PlayStatus {
        mode: PlayMode::Play,
        step: 1204,
        elapsed_s: 20.07,
        ..PlayStatus::default()
    };
    compare(&mut small(state), "building");
}

#[test]
fn a_narrow_toolbar_keeps_icons_and_drops_words() {
    let mut state = busy();
    state.build = BuildStatus::Stale(vec!["flock".to_owned()]);
    let mut harness = sized(state, 680.0, 300.0);
    compare(&mut harness, "narrow");
    harness.state_mut().state.build = building();
    compare(&mut harness, "narrow-building");
}

#[test]
fn needed_restart_and_broken_panel_are_shown() {
    let mut harness = small(busy());
    let state = &mut harness.state_mut().state;
    state.build = BuildStatus::Stale(vec!["flock".to_owned()]);
    state.reloads.insert(0, needs_restart());
    harness.state_mut().panels.broken = Some("Inspector");
    compare(&mut harness, "restart");
}

#[test]
fn open_menu_is_drawn_over_the_panels() {
    let mut harness = sized(busy(), 1000.0, 760.0);
    harness.get_by_label("Create").click();
    compare(&mut harness, "menu-create");
}

#[test]
fn palette_is_drawn_over_the_panels() {
    let mut harness = small(busy());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    compare(&mut harness, "palette");
}
