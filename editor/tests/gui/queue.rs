//! The order of commands and their answers.

use crate::rig::{Rig, done, later, refused};
use playground_apps_editor::CommandError;
use playground_base::serde_json::json;
use playground_core_ecs::EntityRef;
use playground_core_engine::PlayMode;
use playground_core_ui::{EditorCommand, LogLevel, SpawnKind, Tool};
use playground_graphics::egui::{
    Event, Key, Modifiers, OutputCommand, ViewportCommand, ViewportId,
};

fn spawn(name: &str) -> EditorCommand {
    EditorCommand::Spawn {
        kind: SpawnKind::Empty,
        name: Some(name.to_owned()),
        parent: None,
    }
}

#[test]
fn commands_of_a_frame_are_executed_in_order() {
    let mut rig = Rig::new();
    rig.gui.queue = vec![
        spawn("A"),
        EditorCommand::Duplicate,
        EditorCommand::SelectAll,
        EditorCommand::Rename(Vec::new(), "Twin".to_owned()),
        spawn("B"),
    ];
    rig.frame();
    assert_eq!(rig.entities(), 3);
    let twins = done(rig.script("get Twin"));
    assert!(twins["id"].is_number(), "{twins}");
    // Renaming both was one step: three undos leave the first entity.
    for _ in 0..3 {
        rig.push(EditorCommand::Undo);
    }
    assert_eq!(rig.entities(), 1);
    done(rig.script("get A"));
}

#[test]
fn refused_command_is_logged_and_the_next_is_executed() {
    let mut rig = Rig::new();
    let nobody = vec![EntityRef::Path("Nobody".to_owned())];
    rig.gui.queue = vec![EditorCommand::Despawn(nobody), spawn("A")];
    rig.frame();
    assert_eq!(rig.entities(), 1);
    let errors = rig.log(LogLevel::Error);
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].contains("Nobody"), "{errors:?}");
}

#[test]
fn line_and_its_answer_are_logged() {
    let mut rig = Rig::new();
    rig.line("spawn cube Box");
    rig.line("get Box Name.name");
    rig.line("get Box Nothing");
    rig.frame();
    assert_eq!(rig.log(LogLevel::Answer)[1], "Box");
    assert!(rig.log(LogLevel::Error)[0].contains("Nothing"));
}

#[test]
fn nested_execute_is_refused() {
    let mut rig = Rig::new();
    let error = refused(rig.script("execute execute quit"));
    assert!(matches!(error, CommandError::Nested), "{error:?}");
}

#[test]
fn help_picked_from_the_menu_is_shown_in_the_console() {
    let mut rig = Rig::new();
    rig.push(EditorCommand::Help);
    rig.frame();
    assert_eq!(rig.log(LogLevel::Input), ["help"]);
    assert!(rig.log(LogLevel::Answer)[0].contains("selectall"));
}

#[test]
fn paste_line_waits_for_the_text_of_the_clipboard() {
    let mut rig = Rig::new();
    rig.line("spawn cube Box");
    rig.gui.queue.push(EditorCommand::Copy);
    let output = rig.frame();
    let copied = output
        .platform_output
        .commands
        .iter()
        .find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
    let copied = copied.expect("the window is given the text");
    rig.gui
        .queue
        .push(EditorCommand::Execute("paste".to_owned()));
    let output = rig.frame();
    let requested = &output.viewport_output[&ViewportId::ROOT].commands;
    let request = ViewportCommand::RequestPaste;
    assert!(requested.contains(&request), "{requested:?}");
    assert_eq!(rig.entities(), 1, "the text is not there yet");
    rig.frame_with(vec![Event::Paste(copied)]);
    rig.frame();
    assert_eq!(rig.entities(), 2);
    assert_eq!(rig.log(LogLevel::Error), [""; 0]);
}

#[test]
fn paste_from_an_empty_clipboard_is_refused_after_some_frames() {
    let mut rig = Rig::new();
    rig.line("paste");
    for _ in 0..8 {
        rig.frame();
    }
    assert!(rig.log(LogLevel::Error)[0].contains("no text"));
    assert!(rig.gui.app.jobs.running().is_empty());
}

#[test]
fn many_steps_are_a_job_that_can_be_cancelled() {
    let mut rig = Rig::new();
    let steps = u32::MAX.to_string();
    let job = later(rig.script(&format!("step {steps}")));
    let error = refused(rig.script("step"));
    assert!(
        matches!(error, CommandError::Busy(busy) if busy == job),
        "{error:?}"
    );
    rig.frame();
    let before = rig.gui.app.state().play.step;
    assert!(before > 0);
    let jobs = done(rig.script("jobs"));
    assert_eq!(jobs["jobs"][0]["command"], "step");
    assert_eq!(jobs["jobs"][0]["job"], json!(job.0));
    assert!(jobs["jobs"][0]["progress"].as_f64() < Some(1.0), "{jobs}");
    done(rig.script(&format!("cancel {job}")));
    let ended = rig.gui.app.take_ended();
    assert_eq!(ended[0].job.id, job);
    assert!(matches!(ended[0].outcome, Err(CommandError::Cancelled)));
    let error = refused(rig.script("cancel"));
    assert!(matches!(error, CommandError::NothingToCancel), "{error:?}");
}

#[test]
fn stop_ends_running_steps() {
    let mut rig = Rig::new();
    let job = later(rig.script(&format!("step {}", u32::MAX)));
    done(rig.script("stop"));
    rig.frame();
    assert!(rig.gui.app.jobs.get(job).is_none());
    assert_eq!(rig.gui.app.state().play.mode, PlayMode::Edit);
}

#[test]
fn refusals_name_entities_and_say_what_to_do() {
    let mut rig = Rig::new();
    for line in ["spawn cube Box", "spawn cube Lid Box"] {
        done(rig.script(line));
    }
    for (line, text) in [
        (
            "parent Box Box/Lid",
            "Box cannot be placed under Lid: that is itself or below it",
        ),
        (
            "parent Box Box",
            "Box cannot be placed under Box: that is itself or below it",
        ),
        (
            "set Box Camera.near_m 1",
            "Box has no Camera: add the component first",
        ),
        (
            "paste https://example.org",
            "the text in the clipboard holds no entities: copy entities first",
        ),
    ] {
        assert_eq!(refused(rig.script(line)).to_string(), text, "{line}");
    }
    let cut_off = refused(rig.script("paste \"(entities: [\"")).to_string();
    assert!(cut_off.contains("pasted text:1:"), "{cut_off}");
}

#[test]
fn keys_in_a_field_do_not_act_on_the_scene_in_a_slow_frame() {
    let mut rig = Rig::new();
    done(rig.script("spawn cube Box"));
    rig.gui
        .shell
        .execute(&EditorCommand::ShowPanel("Inspector".to_owned()));
    rig.frame();
    rig.frame();
    rig.focus("inspector name");
    rig.frame();
    rig.frame();
    let key = |key, modifiers| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    // All of it arrives in one frame.
    rig.frame_with(vec![
        key(Key::Home, Modifiers::NONE),
        key(Key::End, Modifiers::SHIFT),
        key(Key::Delete, Modifiers::NONE),
        Event::Text("New".to_owned()),
        key(Key::E, Modifiers::NONE),
        key(Key::W, Modifiers::NONE),
        key(Key::Enter, Modifiers::NONE),
        key(Key::A, Modifiers::COMMAND),
    ]);
    rig.frame();
    assert_eq!(rig.entities(), 1, "it was not deleted");
    done(rig.script("get New"));
    assert_eq!(rig.gui.app.state().tools.tool, Tool::Move);
}
