//! Materials: made, edited in the inspector, and undone.

use crate::rig::{Rig, done, refused};
use playground_apps_editor::app::Origin;
use playground_base::Value;
use playground_base::serde_json::json;
use playground_core_ui::EditorCommand;
use std::path::PathBuf;

fn file(rig: &Rig) -> PathBuf {
    rig.project().join("assets/stones/granite.material")
}

fn text(rig: &Rig) -> String {
    std::fs::read_to_string(file(rig)).expect("the material is there")
}

fn with_material() -> Rig {
    let mut rig = Rig::new();
    std::fs::create_dir_all(rig.project().join("assets/stones")).expect("a folder");
    let made = done(rig.script("newmaterial stones/granite"));
    assert_eq!(made["asset"], json!("stones/granite.material"));
    rig
}

#[test]
fn material_is_made_shown_and_undone() {
    let mut rig = with_material();
    assert_eq!(text(&rig), "(\n)\n");
    let chosen = rig.gui.app.state().chosen.clone().expect("it is shown");
    assert_eq!(chosen.path, "stones/granite.material");
    let material = chosen.material.expect("its fields are shown");
    assert_eq!(material.problem, None);
    let again = refused(rig.script("newmaterial stones/granite.material"));
    assert!(again.to_string().contains("is there already"), "{again}");
    done(rig.script("undo"));
    assert!(!file(&rig).exists());
    done(rig.script("redo"));
    assert!(file(&rig).exists());
}

#[test]
fn only_what_is_there_is_imported_again() {
    let mut rig = with_material();
    done(rig.script("importagain stones/granite.material"));
    let why = refused(rig.script("importagain stones/marble.material")).to_string();
    assert!(why.contains("no stones/marble.material"), "{why}");
}

/// All edits of one drag are one step; undo brings the text back as it was, comments included.
#[test]
fn edit_of_a_material_writes_its_file_and_a_drag_is_one_step() {
    let mut rig = with_material();
    let written = "// Granite.\n(roughness: 0.75)\n";
    std::fs::write(file(&rig), written).expect("it can be written");
    done(rig.script("assets"));
    for roughness in [0.5, 0.25] {
        let set = EditorCommand::SetMaterial {
            path: "stones/granite.material".to_owned(),
            field: "roughness".to_owned(),
            value: Value::F32(roughness),
            gesture: 77,
        };
        done(rig.gui.app.execute(set, Origin::User));
    }
    assert_eq!(text(&rig), "(\n    roughness: 0.25,\n)\n");
    let shown = rig.gui.app.state().chosen.clone();
    let shown = shown.and_then(|of| of.material).expect("it is shown");
    assert_eq!(shown.value.field("roughness"), Some(&Value::F32(0.25)));
    done(rig.script("setmaterial stones/granite.material blend Cutout"));
    assert_eq!(
        text(&rig),
        "(\n    roughness: 0.25,\n    blend: Cutout,\n)\n"
    );
    done(rig.script("undo"));
    done(rig.script("undo"));
    assert_eq!(text(&rig), written);
    done(rig.script("redo"));
    assert_eq!(text(&rig), "(\n    roughness: 0.25,\n)\n");
}

#[test]
fn wrong_values_change_nothing_and_say_why() {
    let mut rig = with_material();
    for (line, why) in [
        ("setmaterial stones/granite.material shine 1", "shine"),
        (
            "setmaterial stones/granite.material roughness \"much\"",
            "roughness",
        ),
        (
            "setmaterial stones/none.material roughness 1",
            "there is no",
        ),
        ("setmaterial notes.txt roughness 1", "no material"),
    ] {
        let error = refused(rig.script(line)).to_string();
        assert!(error.contains(why), "{line}: {error}");
    }
    assert_eq!(text(&rig), "(\n)\n");
}

/// What another program wrote since is not overwritten by undo.
#[test]
fn undo_leaves_a_file_that_another_program_changed() {
    let mut rig = with_material();
    done(rig.script("setmaterial stones/granite.material metallic 1"));
    let other = "(metallic: 0.5)";
    std::fs::write(file(&rig), other).expect("it can be written");
    let _passed_over = rig.script("undo");
    assert_eq!(text(&rig), other);
}
