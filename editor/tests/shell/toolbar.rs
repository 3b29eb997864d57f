//! Toolbar, menus, shortcuts, and the display of reloads.

use crate::rig::{RigHarness, click, harness, open_project, press, sized};
use playground_core_ecs::EntityId;
use playground_core_engine::{BuildStatus, PlayMode, ReloadOutcome, ReloadReport};
use playground_core_ui::{EditorCommand, EditorState, JobId, JobStatus, Selection, SpawnKind};
use playground_graphics::egui::{Event, Key, Modifiers};
use playground_graphics::egui_kittest::kittest::{NodeT, Queryable};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

#[test]
fn buttons_send_their_command() {
    let mut harness = harness(open_project());
    for (label, command) in [
        ("Play", EditorCommand::Play),
        ("Step", EditorCommand::Step(1)),
        ("Build & Reload", EditorCommand::Reload(None)),
        ("Auto Reload", EditorCommand::SetAutoReload(true)),
        ("Save", EditorCommand::Save(None)),
    ] {
        assert_eq!(click(&mut harness, label), [command], "{label}");
    }
}

#[test]
fn impossible_actions_are_disabled() {
    let mut harness = harness(open_project());
    for label in ["Pause", "Stop", "Undo", "Redo"] {
        assert!(
            harness.get_by_label(label).accesskit_node().is_disabled(),
            "{label}"
        );
        assert_eq!(click(&mut harness, label), [], "{label}");
    }
    let state = &mut harness.state_mut().state;
    state.play.mode = PlayMode::Play;
    state.undo = Some("Move Cube".to_owned());
    harness.run_steps(2);
    assert_eq!(click(&mut harness, "Pause"), [EditorCommand::Pause]);
    assert_eq!(click(&mut harness, "Stop"), [EditorCommand::Stop]);
    assert_eq!(click(&mut harness, "Undo Move Cube"), [EditorCommand::Undo]);
    harness.get_by_label("Playing");
}

/// Labels that the bars show in every state, in any order.
const ALWAYS: [&str; 14] = [
    "Save",
    "Undo Move Cube",
    "Redo",
    "Play",
    "Pause",
    "Step",
    "Stop",
    "Renderer",
    "Auto Reload",
    "All Commands…",
    "Editing",
    "No problems",
    "main has unsaved changes",
    "5,012 entities",
];

/// A state in which every control of the bars is shown.
fn full_bars(build: BuildStatus) -> EditorState {
    let mut state = open_project();
    state.project.as_mut().expect("open").unsaved = true;
    state.undo = Some("Move Cube".to_owned());
    state.build = build;
    state
}

/// Checks that controls with these labels neither overlap nor leave the window.
fn check_beside_each_other(harness: &RigHarness, labels: &[&str], width: f32) {
    let rects: Vec<_> = labels
        .iter()
        .map(|label| harness.get_by_label(label).rect())
        .collect();
    for (index, rect) in rects.iter().enumerate() {
        let one = labels[index];
        let is_inside = rect.left() >= 0.0 && rect.right() <= width;
        assert!(is_inside, "{one} in {width} points: {rect:?}");
        for (other, two) in rects.iter().zip(labels).skip(index + 1) {
            let lies_over = rect.shrink(0.5).intersects(other.shrink(0.5));
            assert!(!lies_over, "{one} and {two} in {width} points");
        }
    }
}

/// Down to the width of half a small screen.
#[test]
fn controls_lie_beside_each_other_in_every_width() {
    let stale = BuildStatus::Stale(vec!["flock".to_owned()]);
    let building = BuildStatus::Building {
        done: 12,
        total: 40,
        current: "playground-samples-with-a-very-long-name".to_owned(),
        elapsed_s: 12.5,
    };
    for (build, more) in [
        (BuildStatus::Idle, &["Build & Reload"][..]),
        (stale, &["Build & Reload", "Sources changed"]),
        (building, &["Building 12 / 40", "Cancel Build"]),
    ] {
        let labels: Vec<&str> = ALWAYS.iter().chain(more).copied().collect();
        for width in [640.0, 759.0, 760.0, 800.0, 1000.0, 1600.0] {
            let mut harness = sized(full_bars(build.clone()), width, 560.0);
            harness.run_steps(4);
            check_beside_each_other(&harness, &labels, width);
        }
    }
}

#[test]
fn shortcuts_send_their_command() {
    let mut state = open_project();
    state.selection = Selection::Entities(vec![EntityId::from_bits(7)]);
    state.undo = Some("a".to_owned());
    state.redo = Some("b".to_owned());
    state.play.mode = PlayMode::Pause;
    let mut harness = harness(state);
    for (modifiers, key, command) in [
        (Modifiers::COMMAND, Key::S, EditorCommand::Save(None)),
        (Modifiers::COMMAND, Key::N, EditorCommand::NewScene),
        (Modifiers::COMMAND, Key::Z, EditorCommand::Undo),
        (CTRL_SHIFT, Key::Z, EditorCommand::Redo),
        (Modifiers::COMMAND, Key::Y, EditorCommand::Redo),
        (Modifiers::COMMAND, Key::D, EditorCommand::Duplicate),
        (
            Modifiers::NONE,
            Key::Delete,
            EditorCommand::Despawn(Vec::new()),
        ),
        (Modifiers::NONE, Key::F5, EditorCommand::Play),
        (Modifiers::SHIFT, Key::F5, EditorCommand::Stop),
        (Modifiers::NONE, Key::F7, EditorCommand::Reload(None)),
        (Modifiers::COMMAND, Key::R, EditorCommand::Reload(None)),
        (Modifiers::NONE, Key::F, EditorCommand::FrameSelection),
        (Modifiers::SHIFT, Key::F, EditorCommand::FrameAll),
        (Modifiers::NONE, Key::Home, EditorCommand::FrameAll),
        (Modifiers::NONE, Key::F8, EditorCommand::UseGameCamera(true)),
    ] {
        assert_eq!(
            press(&mut harness, modifiers, key),
            [command],
            "{modifiers:?} {key:?}"
        );
    }
    harness.event(Event::Paste("(entities: [])".to_owned()));
    harness.event(Event::Copy);
    harness.run_steps(2);
    let commands = std::mem::take(&mut harness.state_mut().commands);
    assert_eq!(
        commands,
        [
            EditorCommand::Paste(Some("(entities: [])".to_owned())),
            EditorCommand::Copy
        ]
    );
}

#[test]
fn only_escape_is_handled_while_the_game_has_the_keyboard() {
    let mut state = open_project();
    state.play.mode = PlayMode::Play;
    state.play.captured = true;
    let mut harness = harness(state);
    assert_eq!(press(&mut harness, Modifiers::COMMAND, Key::S), []);
    assert_eq!(press(&mut harness, Modifiers::NONE, Key::F6), []);
    let released = press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(released, [EditorCommand::CaptureInput(false)]);
}

#[test]
fn menus_send_their_command() {
    let mut harness = harness(open_project());
    harness.get_by_label("Create").click();
    harness.run_steps(2);
    let spawned = click(&mut harness, "Spot Light");
    let expected = EditorCommand::Spawn {
        kind: SpawnKind::SpotLight,
        name: None,
        parent: None,
    };
    assert_eq!(spawned, [expected]);
}

#[test]
fn palette_finds_and_runs_a_command() {
    let mut harness = harness(open_project());
    press(&mut harness, CTRL_SHIFT, Key::P);
    harness.get_by_label("Type a command").type_text("bld rel");
    harness.run_steps(2);
    assert_eq!(
        press(&mut harness, Modifiers::NONE, Key::Enter),
        [EditorCommand::Reload(None)]
    );
    assert!(harness.query_by_label("Type a command").is_none());
    press(&mut harness, CTRL_SHIFT, Key::P);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Type a command").is_none());
}

#[test]
fn typing_does_not_trigger_shortcuts() {
    let mut harness = harness(EditorState::default());
    harness.get_by_label("Path of a project's folder").click();
    harness.run_steps(2);
    assert_eq!(press(&mut harness, Modifiers::NONE, Key::F), []);
    assert_eq!(press(&mut harness, Modifiers::NONE, Key::Delete), []);
}

#[test]
fn build_shows_progress_and_can_be_cancelled() {
    let mut state = open_project();
    state.build = BuildStatus::Building {
        done: 3,
        total: 9,
        current: "flock".to_owned(),
        elapsed_s: 0.5,
    };
    let mut harness = harness(state);
    harness.get_by_label("Building 3 / 9");
    assert!(harness.query_by_label("Build & Reload").is_none());
    assert_eq!(
        click(&mut harness, "Cancel Build"),
        [EditorCommand::Cancel(None)]
    );
}

#[test]
fn job_shows_progress_and_can_be_cancelled() {
    let mut state = open_project();
    state.jobs.push(JobStatus {
        id: JobId(4),
        command: "step",
        subject: String::new(),
        progress: Some(0.25),
    });
    let mut harness = harness(state);
    harness.get_by_label("step 25 %");
    let cancel = EditorCommand::Cancel(Some(JobId(4)));
    assert_eq!(click(&mut harness, "Cancel step"), [cancel]);
}

#[test]
fn finished_reload_is_shown_for_some_seconds() {
    let mut harness = harness(open_project());
    harness.state_mut().state.reloads.insert(
        0,
        ReloadReport {
            modules: vec![("flock".to_owned(), 4)],
            total_ms: 311.8,
            ..ReloadReport::default()
        },
    );
    harness.run_steps(2);
    let text = "Reloaded in 312 ms · generation 4";
    assert!(harness.query_by_label_contains(text).is_some());
    harness.run_steps(40);
    assert!(harness.query_by_label_contains(text).is_none());
}

#[test]
fn failed_reload_opens_the_problems_on_click() {
    let mut state = open_project();
    state.reloads = vec![failed(false)];
    let mut harness = harness(state);
    assert!(harness.query_by_label("Here is the Problems").is_none());
    assert_eq!(click(&mut harness, "Build failed"), []);
    harness.get_by_label("Here is the Problems");
    assert!(harness.query_by_label("Restart").is_none());
}

#[test]
fn dismissed_restart_is_offered_again_by_the_next_reload() {
    let mut state = open_project();
    state.reloads = vec![failed(true)];
    let mut harness = harness(state);
    assert_eq!(click(&mut harness, "Restart"), [EditorCommand::Restart]);
    assert_eq!(click(&mut harness, "Later"), []);
    assert!(harness.query_by_label("Later").is_none());
    // The next reload that needs one offers it again.
    let mut next = failed(true);
    next.total_ms = 7.0;
    harness.state_mut().state.reloads.insert(0, next);
    harness.run_steps(2);
    assert!(harness.query_by_label("Later").is_some());
}

fn failed(restart: bool) -> ReloadReport {
    ReloadReport {
        outcome: ReloadOutcome::Failed {
            stage: "build".to_owned(),
            reason: "it does not compile".to_owned(),
            restart,
        },
        ..ReloadReport::default()
    }
}

/// Keys that arrive in one slow frame.
fn press_together(harness: &mut RigHarness, keys: &[(Modifiers, Key)]) -> Vec<EditorCommand> {
    let event = |(modifiers, key): &(Modifiers, Key)| Event::Key {
        key: *key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: *modifiers,
    };
    let events = keys.iter().map(event);
    harness.input_mut().events.extend(events);
    harness.step();
    harness.run_steps(2);
    std::mem::take(&mut harness.state_mut().commands)
}

#[test]
fn keys_of_one_frame_all_count_and_in_their_order() {
    let mut state = open_project();
    state.undo = Some("a".to_owned());
    state.redo = Some("b".to_owned());
    let mut harness = harness(state);
    let (undo, redo) = ((Modifiers::COMMAND, Key::Z), (CTRL_SHIFT, Key::Z));
    let sent = press_together(&mut harness, &[undo, undo, redo, undo]);
    let [undo, redo] = [EditorCommand::Undo, EditorCommand::Redo];
    assert_eq!(sent, [undo.clone(), undo.clone(), redo, undo]);
}

#[test]
fn keys_after_the_one_that_opens_a_dialog_are_meant_for_it() {
    let mut harness = harness(open_project());
    let keys = [(CTRL_SHIFT, Key::S), (Modifiers::NONE, Key::E)];
    let sent = press_together(&mut harness, &keys);
    assert_eq!(sent, [EditorCommand::Scenes]);
    assert!(harness.state().shell.has_keyboard());
}

#[test]
fn escape_returns_from_the_games_camera() {
    let mut state = open_project();
    state.play.mode = PlayMode::Play;
    let mut harness = harness(state);
    assert_eq!(press(&mut harness, Modifiers::NONE, Key::Escape), []);
    harness.state_mut().state.play.game_camera = true;
    let editor = [EditorCommand::UseGameCamera(false)];
    let escape = press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(escape, editor);
    assert_eq!(press(&mut harness, Modifiers::NONE, Key::F8), editor);
}

#[test]
fn disabled_menu_entry_says_why() {
    let mut harness = harness(open_project());
    harness.get_by_label("View").click();
    harness.run_steps(2);
    let camera = harness.get_by_label("Game Camera");
    assert!(
        !camera.accesskit_node().is_disabled(),
        "it shows what the game will show, also while nothing plays"
    );
    harness.get_by_label("Frame Selection").hover();
    harness.run_steps(30);
    let reason = "No entity is selected: select one first.";
    assert!(harness.query_by_label(reason).is_some());
}

#[test]
fn failed_build_brings_its_problems_to_the_front() {
    let mut harness = harness(open_project());
    assert!(harness.query_by_label("Here is the Problems").is_none());
    harness.state_mut().state.reloads.insert(0, failed(false));
    harness.run_steps(3);
    harness.get_by_label("Here is the Problems");
}
