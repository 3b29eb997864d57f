//! [`is_visible`].

use playground_base::glam::{Mat4, Vec2};

/// Whether a part of a rectangle in the plane z = 0 may be in the picture.
pub fn is_visible(clip_from_local: &Mat4, low: Vec2, high: Vec2) -> bool {
    let corners = [
        low,
        Vec2::new(high.x, low.y),
        Vec2::new(low.x, high.y),
        high,
    ];
    let clip = corners.map(|corner| *clip_from_local * corner.extend(0.0).extend(1.0));
    let all = |is_outside: fn(&playground_base::glam::Vec4) -> bool| clip.iter().all(is_outside);
    // Not for no numbers: the renderer leaves those out.
    !(all(|at| at.x > at.w)
        || all(|at| at.x < -at.w)
        || all(|at| at.y > at.w)
        || all(|at| at.y < -at.w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::glam::{Vec3, camera::rh::proj::directx::perspective};

    #[test]
    fn rectangles_beside_and_behind_the_camera_are_left_out() {
        let clip_from_local =
            perspective(1.0, 1.0, 100.0, 0.1) * Mat4::from_translation(Vec3::Z * -10.0);
        let square = |x: f32, y: f32| {
            let low = Vec2::new(x, y);
            is_visible(&clip_from_local, low, low + 1.0)
        };
        assert!(square(0.0, 0.0) && square(5.0, -5.0));
        assert!(!square(7.0, 0.0) && !square(0.0, -8.0) && !square(-9.0, 0.0));
        assert!(is_visible(
            &clip_from_local,
            Vec2::splat(-100.0),
            Vec2::splat(100.0)
        ));
        let behind = Mat4::from_translation(Vec3::Z * 20.0);
        assert!(!is_visible(
            &(clip_from_local * behind),
            Vec2::ZERO,
            Vec2::ONE
        ));
    }
}
