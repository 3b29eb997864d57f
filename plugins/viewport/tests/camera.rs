//! The editor's own camera.
#![forbid(unsafe_code)]

use playground_base::glam::{Vec2, Vec3};
use playground_core_ui::ViewportCamera;
use playground_graphics::egui::{Rect, pos2, vec2};
use playground_plugins_viewport::camera::{Glide, Rig};
use playground_plugins_viewport::maths::View;

fn view_of(rig: &Rig) -> View {
    let camera = ViewportCamera {
        position: rig.position,
        rotation: rig.rotation(),
        ..ViewportCamera::default()
    };
    View::new(
        Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0)),
        &camera,
    )
}

#[test]
fn default_camera_shows_the_origin_in_the_middle() {
    let rig = Rig::default();
    assert!(rig.pivot().abs_diff_eq(Vec3::ZERO, 1e-4));
    let middle = view_of(&rig)
        .to_screen(Vec3::ZERO)
        .expect("in front of the eye");
    assert!(middle.distance(pos2(400.0, 300.0)) < 0.1);
}

#[test]
fn orbit_keeps_pivot_and_distance() {
    let rig = Rig::default();
    let orbited = rig.orbited(Vec2::new(0.7, 0.4));
    assert!(orbited.pivot().abs_diff_eq(rig.pivot(), 1e-4));
    assert_eq!(orbited.distance, rig.distance);
    assert!(orbited.position.distance(rig.position) > 1.0);
    let over_the_top = rig.orbited(Vec2::new(0.0, 100.0));
    assert!(
        (over_the_top.rotation() * Vec3::Y).y > 0.0,
        "the camera is never upside down"
    );
}

#[test]
fn turn_keeps_the_position() {
    let rig = Rig::default();
    let turned = rig.turned(Vec2::new(0.5, 0.0));
    assert_eq!(turned.position, rig.position);
    let right = rig.rotation() * Vec3::X;
    assert!(
        turned.forward().dot(right) > 0.1,
        "a movement to the right turns to the right"
    );
}

#[test]
fn zoom_keeps_the_point_under_the_mouse() {
    let rig = Rig::default();
    let mouse = pos2(650.0, 180.0);
    let ray = view_of(&rig).to_ray(mouse);
    let under = ray
        .meet_plane(rig.pivot(), rig.forward())
        .expect("in front of the eye");
    let zoomed = rig.zoomed(0.5, &ray);
    assert!((zoomed.distance - rig.distance * 0.5).abs() < 1e-4);
    let after = view_of(&zoomed)
        .to_screen(under)
        .expect("in front of the eye");
    assert!(after.distance(mouse) < 0.1, "{after}");
    let nearest = (0..200).fold(rig, |rig, _| rig.zoomed(0.5, &ray));
    assert!(nearest.distance > 0.0 && nearest.is_finite());
}

#[test]
fn framing_shows_the_whole_sphere() {
    let (center, radius) = (Vec3::new(5.0, -3.0, 20.0), 4.0);
    let rig = Rig::default();
    let framed = rig.framing(center, radius, ViewportCamera::default().fov_y * 0.5);
    assert!(framed.pivot().abs_diff_eq(center, 1e-3));
    assert_eq!((framed.yaw, framed.pitch), (rig.yaw, rig.pitch));
    let view = view_of(&framed);
    for side in [view.up, -view.up, view.right] {
        let edge = view
            .to_screen(center + side * radius)
            .expect("in front of the eye");
        assert!(view.rect.contains(edge));
    }
    let point = rig.framing(center, 0.0, 0.45);
    assert!(
        point.is_finite() && point.distance > 0.0,
        "a point has no size"
    );
}

#[test]
fn look_along_axis_sets_the_direction() {
    for direction in Vec3::AXES.into_iter().flat_map(|axis| [axis, -axis]) {
        let rig = Rig::default().looking_along(direction);
        assert!(rig.forward().abs_diff_eq(direction, 2e-3), "{direction}");
    }
    assert!(Rig::default().looking_along(Vec3::NAN).is_finite());
}

#[test]
fn glide_moves_from_the_first_view_to_the_last() {
    let from = Rig::default();
    let to = from
        .orbited(Vec2::new(-2.0, 0.2))
        .framing(Vec3::X * 9.0, 1.0, 0.4);
    let (first, rest) = Glide::new(from, to).stepped(0.0);
    assert!(first.position.abs_diff_eq(from.position, 1e-3));
    let (between, rest) = rest.expect("the glide has just started").stepped(0.05);
    assert!(between.pivot().x > 0.1 && between.pivot().x < 9.0);
    let (last, rest) = rest.expect("the glide is not over").stepped(10.0);
    assert_eq!((last, rest), (to, None));
}
