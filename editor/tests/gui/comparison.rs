//! Two versions of the scene are compared: both are drawn, and parts can be taken over.

use crate::rig::{Rig, done, later, refused};
use playground_base::glam::{Mat4, Vec3};
use playground_base::serde_json::Value as Json;
use playground_core_drawing::{Camera, DrawList, MeshKind};
use playground_core_ui::{ComparedVersion, EditorCommand, Selection};
use playground_engine::ViewOptions;
use std::process::Command;
use std::time::{Duration, Instant};

/// A saved scene, in which a box was moved afterwards, a cone deleted and a sphere made.
fn edited() -> Rig {
    let mut rig = Rig::new();
    for line in [
        "spawn cube Box",
        "spawn cone Cone",
        "spawn capsule Same",
        "save scenes/main.ron",
        "set Box Transform.translation.x 5.0",
        "despawn Cone",
        "spawn sphere Ball",
    ] {
        done(rig.script(line));
    }
    rig
}

fn parts(rig: &mut Rig) -> Vec<String> {
    let compared = done(rig.script("compared"));
    let rows = compared["parts"].as_array().cloned().unwrap_or_default();
    let text = |row: &Json| {
        let word = |key: &str| row[key].as_str().unwrap_or("-").to_owned();
        format!("{}: {}", word("owner"), word("part"))
    };
    rows.iter().map(text).collect()
}

/// Kind of mesh, x, and whether it is see-through, of all that is drawn.
fn drawn(rig: &mut Rig, version: ComparedVersion) -> Vec<(MeshKind, f32, bool)> {
    let app = &mut rig.gui.app;
    let comparison = app.comparison.as_ref();
    let options = ViewOptions {
        camera: Some((Camera::default(), Mat4::from_translation(Vec3::Z * 20.0))),
        size_px: [100, 100],
        pixels_per_point: 1.0,
        selected: &[],
        grid: false,
        preview_s: 0.0,
        plays_clips: false,
        compared: comparison.map(|comparison| comparison.view(version)),
    };
    let mut list = DrawList::default();
    let engine = &mut app.document.engine;
    engine
        .extract(&options, &mut list)
        .expect("the world is drawn");
    let mut found = Vec::new();
    for batch in &list.batches {
        let kind = MeshKind::ALL
            .into_iter()
            .find(|kind| kind.id() == batch.mesh);
        for instance in &batch.instances {
            let x = instance.world_from_local[0][3];
            let kind = kind.expect("it is a built-in mesh");
            found.push((kind, x, instance.color[3] < 1.0));
        }
    }
    found.sort_by_key(|found| (found.0 as u8, found.2));
    found
}

#[test]
fn both_versions_are_drawn_and_the_document_is_not_changed() {
    let mut rig = edited();
    let before = done(rig.script("hash"));
    let answer = done(rig.script("compare"));
    assert_eq!(answer["differences"], 3, "{answer}");
    use MeshKind::{Capsule, Cone, Cube, Sphere};
    let same = (Capsule, 0.0, false);
    assert_eq!(
        drawn(&mut rig, ComparedVersion::Before),
        [(Cube, 0.0, false), (Cone, 0.0, false), same]
    );
    assert_eq!(
        drawn(&mut rig, ComparedVersion::After),
        [(Cube, 5.0, false), (Sphere, 0.0, false), same]
    );
    assert_eq!(
        drawn(&mut rig, ComparedVersion::Both),
        [
            (Cube, 5.0, false),
            (Cube, 0.0, true),
            (Sphere, 0.0, false),
            (Cone, 0.0, true),
            same
        ]
    );
    assert_eq!(done(rig.script("hash")), before);
    done(rig.script("endcompare"));
    assert_eq!(
        drawn(&mut rig, ComparedVersion::Both),
        [(Cube, 5.0, false), (Sphere, 0.0, false), same]
    );
    refused(rig.script("compared"));
}

#[test]
fn list_follows_edits_undo_and_the_file() {
    let mut rig = edited();
    done(rig.script("compare"));
    assert_eq!(parts(&mut rig).len(), 3);
    done(rig.script("undo"));
    assert_eq!(parts(&mut rig).len(), 2);
    done(rig.script("set Same MeshRenderer.roughness 0.1"));
    let rows = parts(&mut rig);
    assert!(
        rows.contains(&"Same: MeshRenderer.roughness".to_owned()),
        "{rows:?}"
    );
    done(rig.script("save"));
    assert_eq!(parts(&mut rig), [""; 0]);
}

#[test]
fn one_part_is_taken_over_as_one_step() {
    let mut rig = edited();
    done(rig.script("compare"));
    let rows = parts(&mut rig);
    let number = |wanted: &str| {
        let at = rows.iter().position(|row| row.starts_with(wanted));
        at.map(|at| at + 1).unwrap_or_else(|| panic!("{rows:?}"))
    };
    let (moved, gone, new) = (number("Box: Transform"), number("Cone"), number("Ball"));
    let refusal = refused(rig.script(&format!("takeover {gone}"))).to_string();
    assert!(refusal.contains("while Ball has its number"), "{refusal}");
    done(rig.script(&format!("takeover {new}")));
    assert!(!done(rig.script("entities")).to_string().contains("Ball"));
    assert_eq!(parts(&mut rig).len(), 2);
    done(rig.script("undo"));
    assert_eq!(parts(&mut rig), rows);
    done(rig.script(&format!("takeover {moved}")));
    let x = done(rig.script("get Box Transform.translation.x"));
    assert_eq!(x["value"], 0.0);
    done(rig.script("takeover"));
    assert_eq!(parts(&mut rig), [""; 0]);
    let refusal = refused(rig.script("takeover 1")).to_string();
    assert!(refusal.contains("0 parts differ"), "{refusal}");
}

#[test]
fn part_that_is_looked_at_is_selected_and_framed() {
    let mut rig = edited();
    done(rig.script("compare"));
    let rows = parts(&mut rig);
    for (at, row) in rows.iter().enumerate() {
        let requests = rig.gui.app.state().viewed.requests;
        rig.push(EditorCommand::ShowDifference(at as u64 + 1));
        let state = rig.gui.app.state();
        assert_eq!(state.viewed.requests, requests + 1, "{row}");
        let selected = state.selection.entities().len();
        // What is only in the file cannot be selected, but it can be looked at.
        assert_eq!(selected, usize::from(!row.starts_with("Cone")), "{row}");
    }
    refused(rig.script("showdifference 9"));
}

#[test]
fn two_files_are_compared_without_touching_the_open_scene() {
    let mut rig = edited();
    done(rig.script("save scenes/new.ron"));
    done(rig.script("newscene"));
    let answer = done(rig.script("compare scenes/main.ron scenes/new.ron"));
    assert_eq!(answer["differences"], 3, "{answer}");
    assert_eq!(drawn(&mut rig, ComparedVersion::After).len(), 3);
    let refusal = refused(rig.script("takeover")).to_string();
    assert!(refusal.contains("two files"), "{refusal}");
    assert_eq!(rig.entities(), 0);
    assert_eq!(rig.gui.app.state().selection, Selection::default());
    for line in ["compare scenes/none.ron", "compare Cargo.toml", "compare"] {
        refused(rig.script(line));
    }
    assert!(
        rig.gui.app.comparison.is_some(),
        "a refusal changes nothing"
    );
}

#[test]
fn comparison_ends_with_the_scene() {
    let mut rig = edited();
    done(rig.script("compare"));
    rig.frame();
    done(rig.script("newscene"));
    assert!(rig.gui.app.comparison.is_none());
    assert!(rig.gui.app.state().comparison.is_none());
}

#[test]
fn scene_is_compared_with_the_last_commit() {
    let mut rig = edited();
    let job = later(rig.script("comparecommit"));
    rig.gui.app.advance(job);
    let ended = rig.gui.app.take_ended();
    let refusal = ended[0]
        .outcome
        .as_ref()
        .expect_err("there is no repository");
    assert!(
        refusal.to_string().contains("git has no last version"),
        "{refusal}"
    );

    git(&rig, &["init", "--quiet"]);
    git(&rig, &["add", "scenes"]);
    let who = ["-c", "user.name=t", "-c", "user.email=t@t"];
    git(
        &rig,
        &[&who[..], &["commit", "--quiet", "-m", "scene"]].concat(),
    );
    done(rig.script("save"));
    rig.push(EditorCommand::CompareCommit);
    let start = Instant::now();
    while rig.gui.app.comparison.is_none() {
        assert!(start.elapsed() < Duration::from_secs(60), "git answers");
        rig.frame();
    }
    assert_eq!(parts(&mut rig).len(), 3);
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test makes a repository with a commit"
)]
fn git(rig: &Rig, arguments: &[&str]) {
    let mut git = Command::new("git");
    let status = git.arg("-C").arg(rig.project()).args(arguments).status();
    assert!(status.expect("git is there").success(), "{arguments:?}");
}
