//! What the shell shows about the generation of the code, failed systems, and modules that are off.

use crate::rig::{click, harness, open_project, sized};
use playground_apps_editor::shell::ToastKind;
use playground_core_engine::{
    BuildStatus, ModuleOff, ProjectGeneration, ProjectGenerations, Remedy,
};
use playground_core_ui::{EditorCommand, EditorState};
use playground_graphics::egui_kittest::kittest::Queryable;

fn running(number: u32) -> EditorState {
    let generation = |number| ProjectGeneration {
        number,
        ..ProjectGeneration::default()
    };
    EditorState {
        generations: ProjectGenerations {
            all: [3, 2, 1].map(generation).to_vec(),
            running: Some(number),
            disk_bytes: 0,
        },
        ..open_project()
    }
}

#[test]
fn older_generation_is_named_beside_the_build_and_leads_to_its_panel() {
    let latest = harness(running(3));
    assert!(latest.query_by_label("Generation 3 of 3 runs").is_none());
    for width in [640.0, 800.0, 1600.0] {
        let mut older = running(2);
        older.build = BuildStatus::Stale(vec!["flock".to_owned()]);
        let mut harness = sized(older, width, 560.0);
        harness.run_steps(4);
        let pill = harness.get_by_label("Generation 2 of 3 runs").rect();
        let next = harness.get_by_label("Auto Reload").rect();
        assert!(
            pill.right() <= next.left() + 0.5,
            "{width}: {pill:?} {next:?}"
        );
        // The panel is shown by the shell itself.
        assert_eq!(click(&mut harness, "Generation 2 of 3 runs"), []);
    }
}

#[test]
fn failed_system_offers_what_can_be_done_in_its_notification() {
    for (state, offered) in [
        (running(2), &["Go back a generation", "Resume"][..]),
        (running(1), &["Resume"]),
    ] {
        let mut harness = harness(state);
        for label in ["Go back a generation", "Resume"] {
            let shell = &mut harness.state_mut().shell;
            let remedies = [Remedy::GoBack, Remedy::Resume];
            shell.offer(ToastKind::Error, "It failed", &remedies);
            harness.run_steps(3);
            if !offered.contains(&label) {
                assert!(harness.query_by_label(label).is_none());
                continue;
            }
            let command = match label {
                "Resume" => EditorCommand::Resume,
                _ => EditorCommand::GoToGeneration(None),
            };
            assert_eq!(click(&mut harness, label), [command]);
            assert!(
                harness.query_by_label("It failed").is_none(),
                "it is closed"
            );
        }
    }
}

#[test]
fn module_that_is_off_is_named_with_its_reason_and_turned_on() {
    let off = ModuleOff {
        package: "flock-plugin".into(),
        reason: "it ended the editor twice (flock::swim, rules.rs:12)".into(),
        source: Some(("/projects/flock/rules.rs".into(), 12)),
    };
    let other = ModuleOff {
        package: "rocks".into(),
        ..ModuleOff::default()
    };
    let mut state = open_project();
    state.modules_off = vec![off.clone()];
    let mut one = harness(state.clone());
    let text = "Safe mode: flock-plugin is off, because it ended the editor twice (flock::swim, \
                rules.rs:12)";
    one.get_by_label(text);
    let on = EditorCommand::SwitchModule("flock-plugin".into(), true);
    assert_eq!(click(&mut one, "Turn on"), [on]);
    let source = EditorCommand::OpenSource("/projects/flock/rules.rs".into(), 12);
    assert_eq!(click(&mut one, "Open source"), [source]);

    state.modules_off.push(other);
    let two = sized(state, 800.0, 560.0);
    let rocks = two.get_by_label("rocks is switched off").rect();
    let flock = two.get_by_label(text).rect();
    assert!(flock.bottom() <= rocks.top(), "{flock:?} {rocks:?}");
}
