//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_core_engine::{
    BuildStatus, FieldChanges, GenerationCause, GenerationModule, LineChange, ProjectGeneration,
    ProjectGenerations, SourceChange, SourceLine,
};
use playground_core_ui::*;
use playground_graphics::egui::vec2;
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_generations::{
    GenerationsPanel, ago, changes_text, dry_run_text, fields_text, memory_text, modules_text,
};
use playground_tests_panels::{Scene, Shown, shown, taken};

type Panel = Harness<'static, Shown<GenerationsPanel>>;

fn generation(number: u32) -> ProjectGeneration {
    let line = |change, number, text: &str| SourceLine {
        change,
        number,
        text: text.to_owned(),
    };
    ProjectGeneration {
        number,
        cause: GenerationCause::Reload,
        modules: vec![GenerationModule {
            package: "flock-plugin".into(),
            is_changed: true,
            ..GenerationModule::default()
        }],
        time_ms: 312.0,
        memory_before_bytes: 1_000_000,
        memory_after_bytes: 2_200_000,
        dry_run_frames: 3,
        fields: vec![FieldChanges {
            component: "flock-model::Boid".into(),
            gained: vec!["mass".into()],
            lost: vec!["speed".into()],
            ..FieldChanges::default()
        }],
        changes: vec![SourceChange {
            file: "plugin/rules.rs".into(),
            added: 1,
            removed: 1,
            lines: vec![
                line(LineChange::Removed, 7, "let turn = 1.0;"),
                line(LineChange::Added, 7, "let turn = 2.0;"),
            ],
            left_out: 0,
        }],
        ..ProjectGeneration::default()
    }
}

fn three(running: u32) -> EditorState {
    EditorState {
        project: Some(ProjectInfo::default()),
        generations: ProjectGenerations {
            all: [3, 2, 1].map(generation).to_vec(),
            running: Some(running),
            disk_bytes: 4_200_000,
        },
        ..EditorState::default()
    }
}

fn open(editor: EditorState, width: f32) -> Panel {
    shown(vec2(width, 400.0), Scene::with_editor(editor))
}

#[test]
fn selected_generation_shows_its_details_and_runs_at_a_click() {
    for width in [1200.0, 500.0] {
        let mut harness = open(three(3), width);
        assert!(harness.query_by_label("Generation 3").is_some());
        harness.get_by_label("2").click();
        harness.run_steps(3);
        assert!(harness.query_by_label("Generation 2").is_some(), "{width}");
        harness.get_by_label("Go to this generation").click();
        harness.run_steps(2);
        let expected = EditorCommand::GoToGeneration(Some("2".to_owned()));
        assert_eq!(taken(&mut harness), [expected]);
    }
}

#[test]
fn generation_that_runs_has_no_button_and_an_older_one_offers_the_latest() {
    let mut harness = open(three(2), 1200.0);
    assert!(harness.query_by_label("Go to this generation").is_none());
    harness.get_by_label("Go to the latest").click();
    harness.run_steps(2);
    let expected = EditorCommand::GoToGeneration(Some("latest".to_owned()));
    assert_eq!(taken(&mut harness), [expected]);
    let latest = open(three(3), 1200.0);
    assert!(latest.query_by_label("Go to the latest").is_none());
}

#[test]
fn nothing_runs_again_that_is_gone_or_while_a_build_runs() {
    let mut gone = three(3);
    gone.generations.all[1].obstacle = "the copy of flock-plugin is gone".into();
    let mut building = three(3);
    building.build = BuildStatus::Building {
        done: 0,
        total: 1,
        current: String::new(),
        elapsed_s: 0.0,
    };
    for editor in [gone, building] {
        let mut harness = open(editor, 1200.0);
        harness.get_by_label("2").click();
        harness.run_steps(3);
        harness.get_by_label("Go to this generation").click();
        harness.run_steps(2);
        assert_eq!(taken(&mut harness), []);
    }
}

#[test]
fn empty_state_says_what_makes_a_generation() {
    let harness = open(EditorState::default(), 500.0);
    assert!(harness.query_by_label("No generations").is_some());
}

#[test]
fn texts_are_short_and_say_what_changed() {
    let of = generation(2);
    assert_eq!(modules_text(&of), "flock-plugin");
    assert_eq!(changes_text(&of), "+1 −1");
    assert_eq!(fields_text(&of), "+mass −speed");
    assert_eq!(memory_text(&of), "+1.2 MB");
    assert_eq!(dry_run_text(&of), "3 frames");
    for (seconds, text) in [
        (0, "just now"),
        (60, "1 min ago"),
        (125, "2 min ago"),
        (3_600, "1 h ago"),
        (86_400, "1 day ago"),
        (300_000, "3 days ago"),
    ] {
        assert_eq!(ago(1_000, 1_000 + seconds), text);
    }
}
