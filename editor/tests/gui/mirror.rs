//! The state that panels read is updated after a change.

use crate::rig::{Rig, done};
use playground_apps_editor::window::WindowApp;
use playground_base::Value;
use playground_core_ecs::EntityRef;
use playground_core_ui::EditorCommand;
use playground_graphics::egui::ViewportId;

#[test]
fn drag_does_not_list_scenes_and_save_does() {
    let mut rig = Rig::new();
    rig.line("spawn cube Box");
    rig.line("save scenes/main.ron");
    let scenes = |rig: &Rig| {
        let project = rig.gui.app.state().project.as_ref().expect("open");
        project.scenes.len()
    };
    assert_eq!(scenes(&rig), 1);
    // A file that is added during the drag shows whether the folder was read.
    let night = rig.project().join("scenes/night.ron");
    std::fs::copy(rig.project().join("scenes/main.ron"), night).expect("it can be copied");
    for x in 0..3 {
        rig.push(EditorCommand::Set {
            entities: vec![EntityRef::Path("Box".to_owned())],
            path: "Transform.translation.x".to_owned(),
            value: Value::F64(f64::from(x)),
            gesture: 7,
        });
    }
    assert_eq!(scenes(&rig), 1, "the folder was not read");
    let project = rig.gui.app.state().project.as_ref().expect("open");
    assert!(project.unsaved, "cheap state is up to date");
    rig.line("save");
    assert_eq!(scenes(&rig), 2);
}

#[test]
fn scenes_command_lists_new_files() {
    let mut rig = Rig::new();
    std::fs::write(rig.project().join("scenes/new.ron"), "()").expect("it can be written");
    let scenes = done(rig.script("scenes"));
    assert_eq!(scenes["scenes"][0], "scenes/new.ron");
}

#[test]
fn despawned_entity_is_deselected() {
    let mut rig = Rig::new();
    rig.line("spawn cube Box");
    assert_eq!(rig.gui.app.state().selection.entities().len(), 1);
    rig.line("despawn Box");
    assert_eq!(rig.gui.app.state().selection.entities(), []);
}

#[test]
fn play_looks_through_the_games_camera_and_stop_gives_it_back() {
    let mut rig = Rig::new();
    let game_camera = |rig: &Rig| rig.gui.app.state().play.game_camera;
    for in_edit in [false, true] {
        let switch = if in_edit { "on" } else { "off" };
        rig.line(&format!("gamecamera {switch}"));
        rig.line("play");
        assert!(game_camera(&rig));
        rig.line("gamecamera off");
        rig.line("pause");
        rig.line("play");
        assert!(!game_camera(&rig), "a pause changes nothing");
        rig.line("stop");
        assert_eq!(game_camera(&rig), in_edit);
    }
}

#[test]
fn request_to_frame_shows_the_editors_camera() {
    let mut rig = Rig::new();
    for line in ["frame", "frameall"] {
        rig.line("gamecamera on");
        rig.line(line);
        assert!(!rig.gui.app.state().play.game_camera, "{line}");
    }
}

#[test]
fn opened_and_new_scenes_are_counted() {
    let mut rig = Rig::new();
    let opened = |rig: &Rig| rig.gui.app.state().scenes_opened;
    let before = opened(&rig);
    assert!(before > 0, "the project's");
    rig.line("spawn cube Box");
    rig.line("save scenes/main.ron");
    assert_eq!(opened(&rig), before);
    rig.line("newscene");
    rig.line("openscene scenes/main.ron");
    assert_eq!(opened(&rig), before + 2);
}

#[test]
fn name_of_a_saved_scene_is_in_the_title_and_a_frame_shows_it() {
    let mut rig = Rig::new();
    rig.line("newscene");
    let title = |rig: &Rig| rig.gui.title();
    assert!(title(&rig).contains("Untitled scene"), "{}", title(&rig));
    rig.gui
        .queue
        .push(EditorCommand::Save(Some("scenes/cave.ron".into())));
    let output = rig.frame();
    assert!(title(&rig).starts_with("cave"), "{}", title(&rig));
    let root = &output.viewport_output[&ViewportId::ROOT];
    assert_eq!(root.repaint_delay, std::time::Duration::ZERO);
}
