//! Tests of replacing shaders.

use super::{
    picture::difference, rig::Rig, scenes::add, scenes::material, stage::pixel, stage::stage,
};
use playground_base::glam::Mat4;
use playground_core_drawing::MeshKind;
use playground_core_rendering::{RenderingError, RenderingView};

/// A shader that does not compile is reported with its line, and the picture stays.
pub fn keeps_the_last_good_shader<R: RenderingView>(rig: &Rig<R>) {
    let mut list = stage();
    add(
        &mut list,
        MeshKind::Cube,
        Mat4::IDENTITY,
        &material(0.8, 0.3, 0.2, 0.5, 0.0),
    );
    rig.draw(&list);
    let before = rig.picture();

    let broken = include_str!("../../../shaders/sky.wgsl")
        .replace("dither(v.clip.xy)", "nothing(v.clip.xy)");
    let line = 1 + broken
        .lines()
        .take_while(|line| !line.contains("nothing("))
        .count() as u32;
    let error = rig.renderer.load_shader(&rig.gpu, "sky.wgsl", &broken);
    match error {
        Err(RenderingError::Shader {
            file,
            line: at,
            column,
            message,
        }) => {
            assert_eq!((file.as_str(), at), ("shaders/sky.wgsl", line));
            assert!(
                column > 0 && message.contains("nothing"),
                "{column}: {message}"
            );
        }
        other => panic!("a broken shader gave {other:?}"),
    }
    let unknown = rig.renderer.load_shader(&rig.gpu, "fog.wgsl", "");
    assert!(
        matches!(unknown, Err(RenderingError::UnknownShader { .. })),
        "{unknown:?}"
    );
    rig.draw(&list);
    assert_eq!(
        difference(&before, &rig.picture()),
        0.0,
        "the picture changed"
    );

    let green = include_str!("../../../shaders/sky.wgsl")
        .replace("v.color + dither(v.clip.xy)", "vec3<f32>(0.0, 1.0, 0.0)");
    assert_eq!(
        rig.renderer.load_shader(&rig.gpu, "sky.wgsl", &green),
        Ok(())
    );
    rig.draw(&list);
    assert_eq!(pixel(&rig.picture(), 2, 2), [0, 255, 0, 255]);

    // An edit over two files, of which neither compiles alone.
    let renamed = |text: &str| text.replace("sky_color", "color_of_sky");
    let frame = renamed(include_str!("../../../shaders/frame.wgsl"));
    let sky = renamed(include_str!("../../../shaders/sky.wgsl"));
    let first = rig.renderer.load_shader(&rig.gpu, "frame.wgsl", &frame);
    assert!(first.is_err(), "the sky needs the old name");
    rig.draw(&list);
    assert_eq!(pixel(&rig.picture(), 2, 2), [0, 255, 0, 255]);
    assert_eq!(rig.renderer.load_shader(&rig.gpu, "sky.wgsl", &sky), Ok(()));
    rig.draw(&list);
    assert_eq!(
        difference(&before, &rig.picture()),
        0.0,
        "the same as before"
    );
}
