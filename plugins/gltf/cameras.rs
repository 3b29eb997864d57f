//! Cameras.

use gltf::camera::Projection as FileProjection;
use playground_core_drawing::{Camera, Projection};

/// A camera as a component. It is not active: the scene has its own, and a model must not take the picture
/// over. The shape of the picture is that of the window.
///
/// # Errors
/// When one of its numbers is none.
pub fn camera(of: &gltf::Camera<'_>) -> Result<Camera, String> {
    let usual = Camera {
        active: false,
        ..Camera::default()
    };
    let camera = match of.projection() {
        FileProjection::Perspective(seen) => Camera {
            fov_y_rad: seen.yfov(),
            near_m: seen.znear(),
            // Without one it sees without end.
            far_m: seen.zfar().unwrap_or(usual.far_m),
            ..usual
        },
        FileProjection::Orthographic(seen) => Camera {
            projection: Projection::Orthographic,
            ortho_height_m: seen.ymag() * 2.0,
            near_m: seen.znear(),
            far_m: seen.zfar(),
            ..usual
        },
    };
    let numbers = [
        camera.fov_y_rad,
        camera.ortho_height_m,
        camera.near_m,
        camera.far_m,
    ];
    if numbers.iter().any(|number| !number.is_finite()) {
        let name = of.name().unwrap_or("a camera");
        return Err(format!(
            "{name} sees to a distance or an angle that is no number"
        ));
    }
    let near_m = camera.near_m.clamp(0.001, 1_000.0);
    Ok(Camera {
        fov_y_rad: camera.fov_y_rad.clamp(0.05, 3.0),
        ortho_height_m: camera.ortho_height_m.abs().clamp(0.01, 10_000.0),
        near_m,
        far_m: camera.far_m.clamp(near_m + 0.01, 100_000.0),
        ..camera
    })
}
