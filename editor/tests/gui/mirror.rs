//! The state that panels read is updated after a change.

use crate::rig::{Rig, done};
use playground_base::Value;
use playground_core_ecs::EntityRef;
use playground_core_ui::EditorCommand;

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
fn stop_keeps_the_choice_of_the_games_camera() {
    let mut rig = Rig::new();
    rig.line("play");
    rig.line("gamecamera on");
    rig.line("stop");
    rig.line("play");
    assert!(rig.gui.app.state().play.game_camera);
}
