//! Tests of glowing light, of tone curves and of exposure.

use super::{
    picture::difference,
    rig::Rig,
    scenes::{add, everything, material},
    stage::{pixel, stage},
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{DrawList, Material, MeshKind, ToneCurve};
use playground_core_rendering::RenderingView;

/// A bright ball before a dark sky.
fn lamp() -> DrawList {
    let mut list = stage();
    list.lights.clear();
    list.environment.ambient = 0.0;
    let bright = Material {
        emissive: 20.0,
        ..material(1.0, 0.5, 0.2, 1.0, 0.0)
    };
    let place = Mat4::from_scale(Vec3::splat(0.3));
    add(&mut list, MeshKind::Sphere, place, &bright);
    list
}

/// Light spreads around what is bright, more with more glow, and less far away.
pub fn bright_light_glows<R: RenderingView>(rig: &Rig<R>) {
    let mut list = lamp();
    let mut beside = |glow: f32| {
        list.environment.glow = glow;
        rig.draw(&list);
        let picture = rig.picture();
        [160, 200].map(|x| i32::from(pixel(&picture, x, 100)[0]))
    };
    let [dark, far_dark] = beside(0.0);
    let [little, _] = beside(0.1);
    let [much, far_much] = beside(0.5);
    assert!(
        dark + 10 < little && little + 20 < much,
        "{dark}, {little}, {much}"
    );
    assert!(far_much - far_dark < (much - dark) / 2, "{far_much}");
}

/// A picture whose light is shown later is the same as one whose light is shown at once.
pub fn light_shown_later_is_the_same<R: RenderingView>(rig: &mut Rig<R>) {
    rig.resize(450, 300);
    for tone in [
        ToneCurve::Neutral,
        ToneCurve::Film,
        ToneCurve::Soft,
        ToneCurve::Clipped,
    ] {
        let mut list = everything(1.5);
        list.environment.tone = tone;
        rig.draw(&list);
        let at_once = rig.picture();
        list.environment.glow = 1e-5;
        rig.draw(&list);
        let different = difference(&at_once, &rig.picture());
        // Samples are averaged as light there, as colours here: edges differ.
        assert!(different < 0.04, "{:.1} % with {tone:?}", different * 100.0);
    }
}

/// A stop more is twice the light, and each curve shows white light as its own grey.
pub fn exposure_and_curves_show_light_as_they_say<R: RenderingView>(rig: &Rig<R>) {
    let shown = |tone: ToneCurve, exposure_ev: f32, light: f32| {
        let mut list = stage();
        list.lights.clear();
        list.environment.ambient = 0.0;
        list.environment.tone = tone;
        list.environment.exposure_ev = exposure_ev;
        let even = Material {
            emissive: light,
            ..material(1.0, 1.0, 1.0, 1.0, 0.0)
        };
        add(
            &mut list,
            MeshKind::Cube,
            Mat4::from_scale(Vec3::splat(3.0)),
            &even,
        );
        rig.draw(&list);
        pixel(&rig.picture(), 150, 100)[0]
    };
    // Encoded: 0.18 is 118, 0.36 is 162, 0.72 is 220.
    let cases = [
        (ToneCurve::Neutral, 0.0, 0.18, 118),
        (ToneCurve::Neutral, 1.0, 0.18, 162),
        (ToneCurve::Clipped, 2.0, 0.18, 220),
        (ToneCurve::Clipped, 0.0, 3.0, 255),
        // By the formulas of the curves.
        (ToneCurve::Film, 0.0, 0.18, 91),
        (ToneCurve::Film, 0.0, 10.0, 252),
        (ToneCurve::Soft, 0.0, 0.18, 127),
        (ToneCurve::Soft, 0.0, 10.0, 250),
    ];
    for (tone, exposure, light, expected) in cases {
        let found = shown(tone, exposure, light);
        assert!(
            found.abs_diff(expected) <= 2,
            "{tone:?} shows {light} at {exposure} EV as {found}, not {expected}"
        );
    }
}
