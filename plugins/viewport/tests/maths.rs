//! Points on the screen and points in the world.
#![forbid(unsafe_code)]

use playground_base::glam::{Quat, Vec3};
use playground_core_ui::ViewportCamera;
use playground_graphics::egui::{Rect, pos2, vec2};
use playground_plugins_viewport::maths::{
    View, angle_around, angle_near, distance_to_segment, is_inside, snapped,
};
use std::f32::consts::{FRAC_PI_2, PI};

fn view() -> View {
    let camera = ViewportCamera {
        position: Vec3::new(1.0, 2.0, 10.0),
        rotation: Quat::from_rotation_y(0.3) * Quat::from_rotation_x(-0.2),
        ..ViewportCamera::default()
    };
    View::new(
        Rect::from_min_size(pos2(30.0, 50.0), vec2(640.0, 480.0)),
        &camera,
    )
}

#[test]
fn ray_through_a_point_on_screen_meets_the_point() {
    let view = view();
    for point in [
        Vec3::ZERO,
        Vec3::new(2.0, 1.0, -4.0),
        Vec3::new(-3.0, 3.0, 0.0),
    ] {
        let at = view.to_screen(point).expect("in front of the eye");
        let ray = view.to_ray(at);
        let depth = (point - ray.origin).length();
        assert!(ray.direction.is_normalized());
        assert!(
            (ray.origin + ray.direction * depth).abs_diff_eq(point, 1e-3),
            "{point}"
        );
    }
    assert_eq!(view.to_ray(view.rect.center()).direction, view.forward);
}

#[test]
fn point_behind_the_eye_has_no_position_on_screen() {
    let view = view();
    assert_eq!(view.to_screen(view.position - view.forward), None);
    assert_eq!(view.to_screen(Vec3::NAN), None);
}

#[test]
fn metres_per_point_match_the_distance_on_screen() {
    let view = view();
    let middle = view.to_screen(Vec3::ZERO).expect("in front of the eye");
    let right = view.to_screen(view.right).expect("in front of the eye");
    let points = 1.0 / view.metres_per_point(Vec3::ZERO);
    assert!((middle.distance(right) - points).abs() < 1e-2);
}

#[test]
fn angles_have_a_sign_and_exceed_a_full_turn() {
    let quarter = angle_around(Vec3::Y, Vec3::X, Vec3::NEG_Z);
    assert!((quarter - FRAC_PI_2).abs() < 1e-6);
    let lifted = angle_around(Vec3::Y, Vec3::new(2.0, 7.0, 0.0), Vec3::new(0.0, -1.0, 3.0));
    assert!(
        (lifted + FRAC_PI_2).abs() < 1e-6,
        "components along the axis are ignored"
    );
    let over = angle_near(PI - 0.1, -PI + 0.1);
    assert!(
        (over - (PI + 0.1)).abs() < 1e-5,
        "it grows beyond half a turn"
    );
    let twice = angle_near(4.0 * PI, 0.25);
    assert!((twice - (4.0 * PI + 0.25)).abs() < 1e-4);
}

#[test]
fn values_are_rounded_to_steps() {
    assert_eq!(snapped(1.3, 0.5), 1.5);
    assert_eq!(snapped(-1.3, 0.5), -1.5);
    assert_eq!(snapped(1.3, 0.0), 1.3);
    assert_eq!(snapped(1.3, f32::NAN), 1.3);
}

#[test]
fn distance_to_a_segment_is_that_to_its_nearest_point() {
    let (a, b) = (pos2(0.0, 0.0), pos2(10.0, 0.0));
    assert_eq!(distance_to_segment(pos2(5.0, 3.0), a, b), 3.0);
    assert_eq!(distance_to_segment(pos2(14.0, 3.0), a, b), 5.0);
    assert_eq!(distance_to_segment(pos2(3.0, 4.0), a, a), 5.0);
}

#[test]
fn point_is_inside_a_polygon_with_corners_in_either_order() {
    let square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)].map(|(x, y)| pos2(x, y));
    let mut reversed = square;
    reversed.reverse();
    for corners in [square, reversed] {
        assert!(is_inside(pos2(5.0, 5.0), &corners));
        assert!(!is_inside(pos2(11.0, 5.0), &corners));
    }
    assert!(!is_inside(pos2(0.0, 0.0), &[]));
}
