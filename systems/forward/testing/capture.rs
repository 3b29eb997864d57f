//! Tests of captured frames.

use super::{rig::Rig, scenes::everything};
use playground_core_rendering::RenderingView;

/// A capture names the passes of a picture with their draw calls, has a picture of each, and leaves the
/// target's as it was.
pub fn captures_passes<R: RenderingView>(rig: &Rig<R>) {
    let mut list = everything(1.5);
    let stats = rig.draw(&list);
    let before = rig.picture();
    let captured = rig.renderer.capture(&rig.gpu, &rig.target, &list);
    let capture = captured.unwrap_or_else(|error| panic!("{error}"));
    let names: Vec<_> = capture.passes.iter().map(|pass| pass.name).collect();
    assert_eq!(names, ["Shadows", "Selection", "Scene"]);
    assert_eq!(capture.draws(), stats.draw_calls);
    assert_eq!(capture.instances, stats.instances);
    assert_eq!(before.rgba, rig.picture().rgba);
    for pass in &capture.passes {
        let picture = pass.picture.as_ref().expect(pass.name);
        let bytes = 4 * picture.width_px * picture.height_px;
        assert_eq!(picture.rgba.len() as u32, bytes, "{}", pass.name);
        let first = &picture.rgba[..3];
        let is_even = picture.rgba.chunks_exact(4).all(|of| &of[..3] == first);
        assert!(!is_even, "{} shows nothing", pass.name);
        assert!(pass.draws > 0, "{} draws nothing", pass.name);
        if let Some(time) = pass.gpu_ms {
            assert!((0.0..60_000.0).contains(&time), "{}: {time} ms", pass.name);
        }
    }
    let last = capture.passes.last().and_then(|pass| pass.picture.clone());
    assert_eq!(last.map(|of| of.rgba.clone()), Some(before.rgba));

    list.environment.glow = 0.3;
    list.environment.occlusion = 1.0;
    list.environment.smooth_picture = true;
    let captured = rig.renderer.capture(&rig.gpu, &rig.target, &list);
    let capture = captured.unwrap_or_else(|error| panic!("{error}"));
    let has = |name: &str| capture.passes.iter().any(|pass| pass.name == name);
    for name in [
        "Distances",
        "Occlusion",
        "Smooth Occlusion",
        "Light",
        "Blur",
        "Glow",
        "Colours",
        "Smoothing",
    ] {
        assert!(has(name), "{name}");
    }
    // What a pass reads, another one has written before.
    let written = |pass: usize, what: &str| {
        let before = &capture.passes[..pass];
        before.iter().any(|of| of.writes == what)
    };
    for (at, pass) in capture.passes.iter().enumerate() {
        assert!(
            pass.reads.iter().all(|what| written(at, what)),
            "{}",
            pass.name
        );
    }
}
