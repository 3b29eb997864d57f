//! The sound that was chosen in the panel of assets.

use crate::rig::open_scene;
use playground_base::Handle;
use playground_core_assets::{Asset, AssetKind, Assets, Sound, SoundFormat, SoundPeak};
use playground_core_ui::{ChosenAsset, ProjectInfo};
use playground_graphics::egui_kittest::kittest::Queryable;
use playground_tests_panels::Scene;

#[test]
fn sound_says_what_it_is() {
    let mut scene = Scene::new();
    let asset = Asset {
        path: "music/theme.ogg".to_owned(),
        kind: AssetKind::Sound,
        ..Asset::default()
    };
    let mut assets = Assets::default();
    assets
        .by_path
        .insert(asset.path.clone(), Handle::new(asset.clone()));
    scene.editor.project = Some(ProjectInfo {
        assets: Some(Handle::new(assets)),
        ..ProjectInfo::default()
    });
    scene.editor.chosen = Some(ChosenAsset {
        path: asset.path,
        sound: Some(Handle::new(Sound {
            format: SoundFormat::Vorbis,
            channels: 1,
            rate_hz: 48_000,
            frames: 48_000 * 75,
            tags: vec![("artist".to_owned(), "Nobody".to_owned())],
            waveform: vec![SoundPeak::default(); 3],
            is_damaged: true,
            ..Sound::default()
        })),
        ..ChosenAsset::default()
    });
    let harness = open_scene(scene);
    harness.get_by_label("1:15.0, mono, 48000 Hz, OGG Vorbis");
    harness.get_by_label("Waveform");
    harness.get_by_label("Nobody");
    harness.get_by_label_contains("cannot be decoded");
}
