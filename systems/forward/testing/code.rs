//! Tests of the code of projects.

use super::{
    rig::Rig,
    scenes::material,
    stage::{pixel, stage},
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{
    DrawBatch, DrawList, Instance, MeshKind, ShaderId, ShaderParameter, Surface, SurfaceId,
    SurfaceShader, ToneCurve,
};
use playground_core_rendering::{RenderingError, RenderingView};

const STRIPES: &str = "struct Parameters {
    speed: f32,
    tint: vec3<f32>,
}

fn surface_of(point: Point, parameters: Parameters) -> Point {
    var striped = point;
    striped.color = vec4<f32>(0.0, 0.0, 0.0, 1.0);
    striped.emitted = parameters.tint * step(0.5, point.uv.x) + parameters.speed * time_s();
    return striped;
}
";

fn shader(wgsl: &str) -> SurfaceShader {
    let parameter = |name: &str, width, usual| ShaderParameter {
        name: name.into(),
        width,
        usual,
    };
    SurfaceShader {
        id: ShaderId(5),
        name: "stripes.wgsl".into(),
        wgsl: wgsl.into(),
        parameters: vec![
            parameter("speed", 1, [0.0; 4]),
            parameter("tint", 3, [0.0, 0.5, 0.0, 0.0]),
        ],
    }
}

fn square() -> DrawList {
    let mut list = stage();
    list.lights.clear();
    list.environment.ambient = 0.0;
    list.environment.tone = ToneCurve::Clipped;
    let place = Mat4::from_scale(Vec3::splat(4.0));
    let paint = material(1.0, 1.0, 1.0, 1.0, 0.0);
    list.batches = vec![DrawBatch {
        surface: Some(SurfaceId(5)),
        instances: vec![Instance::new(&place, &paint, 0)],
        ..DrawBatch::new(MeshKind::Quad)
    }];
    list
}

/// The left and the right half.
fn halves<R: RenderingView>(rig: &Rig<R>, list: &DrawList) -> [[u8; 3]; 2] {
    rig.draw(list);
    let picture = rig.picture();
    [130, 170].map(|x| {
        let [r, g, b, _] = pixel(&picture, x, 100);
        [r, g, b]
    })
}

fn upload<R: RenderingView>(rig: &Rig<R>, parameters: &[(&str, [f32; 4])]) {
    let given = parameters.iter();
    let surface = Surface {
        id: SurfaceId(5),
        shader: Some(ShaderId(5)),
        parameters: given
            .map(|(name, value)| ((*name).to_owned(), *value))
            .collect(),
        ..Surface::default()
    };
    assert_eq!(rig.renderer.upload_surface(&rig.gpu, &surface), Ok(()));
}

fn assert_shows(found: [[u8; 3]; 2], expected: [[u8; 3]; 2]) {
    let pairs = found.as_flattened().iter().zip(expected.as_flattened());
    let mut pairs = pairs;
    assert!(
        pairs.all(|(a, b)| a.abs_diff(*b) <= 2),
        "{found:?}, not {expected:?}"
    );
}

/// Code changes a surface; a material gives it numbers; it knows the time; and it is replaced while all that
/// shows it stays.
pub fn changes_surfaces<R: RenderingView>(rig: &Rig<R>) {
    let mut list = square();
    // The surface first: without its shader it is a usual one.
    upload(rig, &[]);
    assert_shows(halves(rig, &list), [[0; 3]; 2]);
    let uploaded = rig.renderer.upload_shader(&rig.gpu, &shader(STRIPES));
    assert_eq!(uploaded, Ok(()));
    // Encoded, a half is 188.
    assert_shows(halves(rig, &list), [[0; 3], [0, 188, 0]]);
    upload(
        rig,
        &[
            ("tint", [0.5, 0.0, 0.5, 0.0]),
            ("speed", [0.25, 9.0, 9.0, 9.0]),
            ("unknown", [1.0; 4]),
        ],
    );
    assert_shows(halves(rig, &list), [[0; 3], [188, 0, 188]]);
    list.time_s = 2.0;
    assert_shows(halves(rig, &list), [[188; 3], [255, 188, 255]]);
    // Turned around, and its numbers lie elsewhere.
    list.time_s = 0.0;
    let turned = STRIPES.replace("step(0.5, point.uv.x)", "step(point.uv.x, 0.5)");
    let turned = turned.replace(
        "    speed: f32,\n    tint: vec3<f32>,",
        "    tint: vec3<f32>,\n    speed: f32,",
    );
    let mut turned = shader(&turned);
    turned.parameters.reverse();
    assert_eq!(rig.renderer.upload_shader(&rig.gpu, &turned), Ok(()));
    assert_shows(halves(rig, &list), [[188, 0, 188], [0; 3]]);
    // Another shader of the same device after a reload of the renderer.
    rig.gpu.shaders.write().clear();
    assert_shows(halves(rig, &list), [[0; 3]; 2]);
}

/// Code without parameters is code too, and what is seen through, bent or of another number of samples is
/// drawn with it.
pub fn code_needs_no_parameters<R: RenderingView>(rig: &Rig<R>) {
    let white = "fn surface_of(point: Point, parameters: Parameters) -> Point {
    var changed = point;
    changed.emitted = vec3<f32>(1.0);
    return changed;
}";
    let mut code = shader(white);
    code.parameters.clear();
    assert_eq!(rig.renderer.upload_shader(&rig.gpu, &code), Ok(()));
    upload(rig, &[]);
    let mut list = square();
    for still in [false, true] {
        list.still = still;
        assert_shows(halves(rig, &list), [[255; 3]; 2]);
    }
}

/// A mistake is named with its line in the file, and the last good code stays.
pub fn mistakes_in_code_are_named<R: RenderingView>(rig: &Rig<R>) {
    let list = square();
    assert_eq!(
        rig.renderer.upload_shader(&rig.gpu, &shader(STRIPES)),
        Ok(())
    );
    upload(rig, &[]);
    let good = halves(rig, &list);
    let wrong = STRIPES.replace("return striped;", "return stripes;");
    match rig.renderer.upload_shader(&rig.gpu, &shader(&wrong)) {
        Err(RenderingError::Shader {
            file,
            line,
            message,
            ..
        }) => {
            assert_eq!((file.as_str(), line), ("stripes.wgsl", 10));
            assert!(message.contains("stripes"), "{message}");
        }
        other => panic!("a mistake gave {other:?}"),
    }
    let missing = rig.renderer.upload_shader(&rig.gpu, &shader("// nothing"));
    assert!(missing.is_err(), "it has no function");
    assert_shows(halves(rig, &list), good);
    let mut large = shader(STRIPES);
    large.parameters = vec![large.parameters[0].clone(); 17];
    let refused = rig.renderer.upload_shader(&rig.gpu, &large);
    assert!(
        matches!(refused, Err(RenderingError::Upload { .. })),
        "{refused:?}"
    );
}

/// Code that compiles but cannot be drawn with is refused, named by its file, and takes no picture away.
pub fn code_that_cannot_be_drawn_with_is_refused<R: RenderingView>(rig: &Rig<R>) {
    let list = square();
    let good = shader(STRIPES);
    assert_eq!(rig.renderer.upload_shader(&rig.gpu, &good), Ok(()));
    upload(rig, &[]);
    let before = halves(rig, &list);
    let unbound = "@group(2) @binding(12) var noise: texture_2d<f32>;\n";
    let unbound = format!("{unbound}{STRIPES}");
    let unbound = unbound.replace(
        "return striped;",
        "striped.roughness = textureLoad(noise, vec2<i32>(0), 0).r;\n    return striped;",
    );
    let other_function = STRIPES.replace(", parameters: Parameters)", ")");
    let other_function = other_function.replace("parameters.", "point.");
    for wrong in [unbound, other_function] {
        match rig.renderer.upload_shader(&rig.gpu, &shader(&wrong)) {
            Err(RenderingError::Shader { file, .. }) => assert_eq!(file, "stripes.wgsl"),
            other => panic!("a mistake gave {other:?}"),
        }
        assert_shows(halves(rig, &list), before);
    }
    // What was right for another renderer may be wrong for this one: the picture is there all the same.
    let wrong = playground_core_rendering::GpuShader {
        shader: shader("fn surface_of() {}"),
        revision: 99,
    };
    rig.gpu.shaders.write().insert(ShaderId(5), wrong);
    assert_shows(halves(rig, &list), [[0; 3]; 2]);
}
