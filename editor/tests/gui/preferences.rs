//! What the user prefers, groups, and pictures that come into the project.

use crate::rig::{Rig, done, refused};
use playground_apps_editor::app::UserFiles;
use playground_base::glam::Vec3;
use playground_core_ui::{EditorCommand, Preference};

#[test]
fn preferences_apply_at_once_and_are_kept() {
    let mut rig = Rig::new();
    done(rig.script("prefer snap_m 0.25"));
    done(rig.script("prefer editor my-editor --line {line} {file}"));
    assert_eq!(rig.gui.app.state().tools.snap_m, 0.25);
    for wrong in [
        "prefer snap_m -1",
        "prefer ui_scale 9",
        "prefer snap_scale x",
    ] {
        refused(rig.script(wrong));
    }
    let config = rig.project().with_file_name("config");
    let read = || UserFiles::in_folder(&config).preferences();
    assert_eq!(read(), rig.gui.app.state().preferences);
    assert_eq!(read().editor, "my-editor --line {line} {file}");
    rig.push(EditorCommand::Prefer(Preference::SnapM, None));
    assert_eq!(read().snap_m, 0.5);
    let file = config.join("preferences.json");
    std::fs::write(&file, r#"{"snap_m": -3.0, "snap_degrees": 30.0}"#).expect("it can be written");
    assert_eq!((read().snap_m, read().snap_degrees), (0.001, 30.0));
    std::fs::write(&file, "no JSON").expect("it can be written");
    assert_eq!(read().snap_degrees, 15.0);
}

fn place(rig: &mut Rig, name: &str) -> Vec3 {
    let value = done(rig.script(&format!("get \"{name}\" WorldTransform")))["value"].clone();
    let number = |at: usize| value["world_from_local"][12 + at].as_f64();
    Vec3::from([0, 1, 2].map(|at| number(at).unwrap_or(f64::NAN) as f32))
}

#[test]
fn group_is_in_the_middle_and_nothing_moves() {
    let mut rig = Rig::new();
    for line in [
        "spawn empty Base",
        "set Base Transform.translation [10.0, 0.0, 0.0]",
        "spawn cube A Base",
        "spawn cube B Base",
        "set Base/B Transform.translation [4.0, 0.5, 0.0]",
        "select Base/A Base/B",
        "group",
    ] {
        done(rig.script(line));
    }
    assert!(place(&mut rig, "Base/Group").abs_diff_eq(Vec3::new(12.0, 0.5, 0.0), 1e-4));
    assert!(place(&mut rig, "Base/Group/A").abs_diff_eq(Vec3::new(10.0, 0.5, 0.0), 1e-4));
    assert!(place(&mut rig, "Base/Group/B").abs_diff_eq(Vec3::new(14.0, 0.5, 0.0), 1e-4));
    done(rig.script("selectchildren"));
    assert_eq!(rig.gui.app.state().selection.entities().len(), 2);
    refused(rig.script("selectchildren"));
    done(rig.script("unparent"));
    assert!(place(&mut rig, "B").abs_diff_eq(Vec3::new(14.0, 0.5, 0.0), 1e-4));
    done(rig.script("undo"));
    done(rig.script("undo"));
    assert!(place(&mut rig, "Base/B").abs_diff_eq(Vec3::new(14.0, 0.5, 0.0), 1e-4));
}

#[test]
fn file_is_copied_into_the_project_and_listed() {
    let mut rig = Rig::new();
    let outside = rig.project().with_file_name("ship.png");
    let icon = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/pictures/icon.png");
    std::fs::copy(icon, &outside).expect("a file can be copied");
    for _ in 0..2 {
        let import = format!("import \"{}\"", outside.display());
        assert_eq!(done(rig.script(&import))["asset"], "ship.png");
    }
    let listed = done(rig.script("assets"));
    let kind = |at: usize| listed["assets"][at]["kind"].as_str();
    assert_eq!((kind(0), kind(1)), (Some("picture"), None));
    let missing = outside.with_file_name("nobody.png");
    let refusal = refused(rig.script(&format!("import \"{}\"", missing.display())));
    assert!(refusal.to_string().contains("nobody.png"), "{refusal}");
}
