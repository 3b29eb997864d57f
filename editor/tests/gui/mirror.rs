//! What panels may know is brought up to date by what changed it.

use crate::rig::{Rig, done};
use playground_base::Value;
use playground_core_ecs::EntityRef;
use playground_core_ui::Command;

#[test]
fn a_dragged_number_reads_no_folder_and_saving_does() {
    let mut rig = Rig::new();
    rig.line("spawn cube Box");
    rig.line("save scenes/main.ron");
    let scenes = |rig: &Rig| {
        let project = rig.gui.app.state().project.as_ref().expect("open");
        project.scenes.len()
    };
    assert_eq!(scenes(&rig), 1);
    // A file that comes while the number is dragged: whoever lists the folder sees it.
    let night = rig.project().join("scenes/night.ron");
    std::fs::copy(rig.project().join("scenes/main.ron"), night).expect("it can be copied");
    for x in 0..3 {
        rig.push(Command::Set {
            entities: vec![EntityRef::Path("Box".to_owned())],
            path: "Transform.translation.x".to_owned(),
            value: Value::F64(f64::from(x)),
            gesture: 7,
        });
    }
    assert_eq!(scenes(&rig), 1, "the folder was not read");
    let project = rig.gui.app.state().project.as_ref().expect("open");
    assert!(project.unsaved, "what is cheap is up to date");
    rig.line("save");
    assert_eq!(scenes(&rig), 2);
}

#[test]
fn the_scenes_of_the_folder_are_listed_when_asked_for() {
    let mut rig = Rig::new();
    std::fs::write(rig.project().join("scenes/new.ron"), "()").expect("it can be written");
    let scenes = done(rig.script("scenes"));
    assert_eq!(scenes["scenes"][0], "scenes/new.ron");
}

#[test]
fn entities_that_are_gone_are_not_selected() {
    let mut rig = Rig::new();
    rig.line("spawn cube Box");
    assert_eq!(rig.gui.app.state().selection.entities().len(), 1);
    rig.line("despawn Box");
    assert_eq!(rig.gui.app.state().selection.entities(), []);
}
