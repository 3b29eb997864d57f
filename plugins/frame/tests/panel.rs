//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_base::Handle;
use playground_core_drawing::{CapturedPass, FrameCapture, Pixels};
use playground_core_ui::{EditorCommand, Panel};
use playground_graphics::egui::{Ui, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_graphics::egui_material_icons;
use playground_plugins_frame::FramePanel;
use playground_tests_panels::Scene;

struct Shown {
    scene: Scene,
    panel: <FramePanel as Panel>::Implementation,
}

fn shown(capture: Option<FrameCapture>) -> Harness<'static, Shown> {
    let mut scene = Scene::new();
    scene.editor.frame_capture = capture.map(Handle::new);
    let panel = FramePanel::open(&scene.context()).expect("core components are known");
    let show = |ui: &mut Ui, shown: &mut Shown| shown.scene.show(&shown.panel, ui);
    let mut harness = Harness::builder()
        .with_size(vec2(900.0, 300.0))
        .with_context_setup(egui_material_icons::initialize)
        .build_ui_state(show, Shown { scene, panel });
    harness.run_steps(3);
    harness
}

fn capture() -> FrameCapture {
    let pass = |name, reads, writes, gpu_ms| CapturedPass {
        name,
        purpose: "for a test",
        reads,
        writes,
        size_px: [64, 32],
        format: "Rgba8Unorm".into(),
        draws: 3,
        gpu_ms,
        picture: Some(Handle::new(Pixels {
            width_px: 2,
            height_px: 1,
            rgba: vec![255; 8],
        })),
    };
    FrameCapture {
        passes: vec![
            pass("Shadows", &[], "shadow map", Some(0.5)),
            pass("Scene", &["shadow map", "occlusion"], "picture", Some(1.25)),
        ],
        encode_ms: 0.25,
        instances: 12,
        triangles: 3456,
    }
}

#[test]
fn without_a_capture_one_is_offered() {
    let mut harness = shown(None);
    harness.get_by_label("No frame is captured");
    harness.get_by_label_contains("Capture").click();
    harness.run_steps(2);
    let commands = &harness.state().scene.commands;
    assert_eq!(*commands, [EditorCommand::CaptureFrame]);
}

#[test]
fn passes_are_listed_and_followed_to_what_they_read() {
    let mut harness = shown(Some(capture()));
    harness.get_by_label_contains("2 passes · 6 draws · 12 instances · 3456 triangles");
    harness.get_by_label_contains("GPU 1.75 ms");
    harness.get_by_label_contains("shadow map, 64 × 32");
    harness.get_by_label("2. Scene").click();
    harness.run_steps(2);
    harness.get_by_label_contains("picture, 64 × 32");
    // What this picture did not need is not offered.
    assert!(harness.query_by_label_contains("occlusion").is_none());
    harness.get_by_label_contains(" shadow map").click();
    harness.run_steps(2);
    harness.get_by_label_contains("shadow map, 64 × 32");
}

#[test]
fn time_that_was_not_measured_is_said_to_be_so() {
    let mut unmeasured = capture();
    for pass in &mut unmeasured.passes {
        pass.gpu_ms = None;
    }
    let harness = shown(Some(unmeasured));
    harness.get_by_label_contains("GPU not measured by this renderer");
    let empty = FrameCapture::default();
    shown(Some(empty)).get_by_label_contains("0 passes");
}
