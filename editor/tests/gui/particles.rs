//! Particles: they are created, edited with undo, saved, played, and none is lost by a crash.

use crate::rig::{Headless, Rig, done};
use playground_base::glam::{Mat4, Vec3};
use playground_base::image::{self, RgbaImage};
use playground_base::serde_json::Value as Json;
use playground_core_drawing::{Camera, DrawList, Instance, InstanceFlags};
use playground_core_ecs::EntityId;
use playground_core_ui::{EditorCommand, SpawnKind};
use playground_engine::ViewOptions;
use std::path::Path;

/// The particles of the picture, with those of selected emitters at this age.
fn drawn(rig: &mut Rig, preview_s: f64) -> Vec<Instance> {
    let mut selected: Vec<EntityId> = rig.gui.app.state().selection.entities().to_vec();
    selected.sort_unstable();
    let options = ViewOptions {
        camera: Some((Camera::default(), Mat4::from_translation(Vec3::Z * 20.0))),
        size_px: [100, 100],
        pixels_per_point: 1.0,
        selected: &selected,
        grid: false,
        preview_s,
        plays_clips: false,
        compared: None,
    };
    let mut list = DrawList::default();
    let engine = &mut rig.gui.app.document.engine;
    let extracted = engine.extract(&options, &mut list);
    extracted.expect("the world is drawn");
    let instances = list.batches.iter().flat_map(|batch| &batch.instances);
    let is_particle = |of: &&Instance| of.flags.contains(InstanceFlags::ROUND);
    instances.filter(is_particle).copied().collect()
}

/// An editor with a fire, which is not selected.
fn fire() -> Rig {
    let mut rig = Rig::new();
    done(rig.script("spawn particles Fire"));
    done(rig.script("set Fire ParticleEmitter.prewarm false"));
    done(rig.script("select"));
    rig
}

fn value(rig: &mut Rig, path: &str) -> Json {
    done(rig.script(&format!("get Fire {path}")))["value"].clone()
}

#[test]
fn created_particles_look_good_at_once_and_play_while_selected() {
    let mut rig = Rig::new();
    rig.push(EditorCommand::Spawn {
        kind: SpawnKind::Particles,
        name: None,
        parent: None,
    });
    let selected = rig.gui.app.state().selection.entities().to_vec();
    assert!(rig.gui.app.document.engine.has_preview(&selected, false));
    let (first, later) = (drawn(&mut rig, 0.0), drawn(&mut rig, 0.5));
    assert!(first.len() > 30, "{} particles", first.len());
    assert_ne!(first, later);
    done(rig.script("select"));
    assert!(!rig.gui.app.document.engine.has_preview(&[], true));
    assert_eq!(drawn(&mut rig, 0.0), first, "it stands");
    assert_eq!(drawn(&mut rig, 0.5), first);
}

#[test]
fn curves_are_edited_by_commands_undone_and_saved() {
    let mut rig = fire();
    let path = "ParticleEmitter.size_over_life.keys.1.value";
    let before = value(&mut rig, path);
    done(rig.script(&format!("set Fire {path} 0.25")));
    done(rig.script("set Fire ParticleEmitter.color_over_life.alphas [(time: 0, alpha: 0.5)]"));
    let colors = value(&mut rig, "ParticleEmitter.color_over_life");
    assert_eq!(value(&mut rig, path), 0.25);
    done(rig.script("save scenes/main.ron"));
    done(rig.script("newscene"));
    done(rig.script("openscene scenes/main.ron"));
    assert_eq!(value(&mut rig, path), 0.25);
    assert_eq!(value(&mut rig, "ParticleEmitter.color_over_life"), colors);
    done(rig.script(&format!("set Fire {path} 0.75")));
    done(rig.script("undo"));
    assert_eq!(value(&mut rig, path), 0.25);
    assert_ne!(before, 0.25);
}

#[test]
fn game_that_plays_leaves_the_scene_as_it_was() {
    let mut rig = fire();
    assert_eq!(drawn(&mut rig, 0.0), []);
    done(rig.script("step 30"));
    let played = drawn(&mut rig, 0.0);
    assert!(played.len() > 15, "{} particles", played.len());
    assert_eq!(drawn(&mut rig, 3.0), played, "a game has no preview");
    done(rig.script("step 1"));
    assert_ne!(drawn(&mut rig, 0.0), played);
    done(rig.script("stop"));
    assert_eq!(drawn(&mut rig, 0.0), []);
    done(rig.script("step 30"));
    assert_eq!(drawn(&mut rig, 0.0), played, "the same game again");
}

#[test]
fn particles_in_mid_flight_come_back_after_a_crash() {
    let mut rig = fire();
    rig.line("step 25");
    rig.line("set Fire Transform.translation [2.0, 0.0, 0.0]");
    rig.line("step 25");
    let before = drawn(&mut rig, 0.0);
    let far = before.iter().filter(|of| of.world_from_local[0][3] > 1.0);
    assert!(far.count() > 5, "it has moved");
    let near = before.iter().filter(|of| of.world_from_local[0][3] < 0.5);
    assert!(near.count() > 5, "what was born before stays");
    crate::resuming::rest(&mut rig);
    let mut rig = rig.after_crash();
    rig.frame();
    assert_eq!(rig.gui.app.state().play.step, 50);
    assert_eq!(drawn(&mut rig, 0.0), before);
}

/// A fire and a fountain that were prewarmed, as the software driver draws them. The picture is small:
/// the middle of the viewport. `UPDATE_SNAPSHOTS=1` replaces the one that it is compared with.
#[test]
fn picture_of_a_fire_and_a_fountain() {
    let mut editor = Headless::new();
    for line in [
        "spawn plane Ground",
        "set Ground MeshRenderer.color (r: 0.02, g: 0.02, b: 0.03, a: 1)",
        "spawn particles Fire",
        "set Fire Transform.translation [-1.2, 0.0, 0.0]",
        "spawn particles Fountain",
        "set Fountain Transform.translation [1.2, 0.0, 0.0]",
        "set Fountain ParticleEmitter.rate_per_s 250",
        "set Fountain ParticleEmitter.acceleration [0.0, -5.0, 0.0]",
        "set Fountain ParticleEmitter.speed_m_per_s (from: 3.2, to: 3.8)",
        "set Fountain ParticleEmitter.size_m (from: 0.08, to: 0.12)",
        "set Fountain ParticleEmitter.size_over_life.keys [(time: 0, value: 1)]",
        "set Fountain ParticleEmitter.color_over_life.colors [(time: 0, color: (r: 0.1, g: 0.4, b: 1, a: 1))]",
        "set Fountain ParticleEmitter.blend Alpha",
        "spawn camera Eye",
        "set Eye Transform.translation [0.0, 0.5, 3.4]",
        "gamecamera on",
        "select",
    ] {
        editor
            .line(line)
            .unwrap_or_else(|error| panic!("{line}: {error}"));
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let whole = folder.join("particles-whole.png");
    let line = format!("screenshot {}", whole.display());
    editor.line(&line).expect("the software driver is there");
    let whole = image::open(&whole).expect("a picture").to_rgba8();
    let drawn = image::imageops::crop_imm(&whole, 224, 150, 170, 82).to_image();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/particles.png");
    drawn.save(folder.join("particles.png")).expect("a file");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        drawn.save(&golden).expect("a file");
    }
    let expected = image::open(&golden).expect("the picture").to_rgba8();
    let different = difference(&expected, &drawn);
    assert!(different < 0.01, "{:.2} % differ", different * 100.0);
    let is_bright = |pixel: &image::Rgba<u8>| pixel.0.iter().take(3).any(|part| *part > 150);
    let bright = drawn.pixels().filter(|pixel| is_bright(pixel)).count();
    assert!(bright > 300, "{bright} bright pixels");
}

/// The share of pixels that differ visibly.
fn difference(one: &RgbaImage, other: &RgbaImage) -> f32 {
    assert_eq!(one.dimensions(), other.dimensions());
    let pairs = one.pixels().zip(other.pixels());
    let differs = |(a, b): &(&image::Rgba<u8>, &image::Rgba<u8>)| {
        let mut parts = a.0.iter().zip(b.0);
        parts.any(|(a, b)| a.abs_diff(b) > 12)
    };
    let count = pairs.clone().count().max(1);
    pairs.filter(differs).count() as f32 / count as f32
}
