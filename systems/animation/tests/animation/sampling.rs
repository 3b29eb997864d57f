//! Values between keys, against values computed by hand.

use crate::rig::{at, channel, clip, pose, two_nodes};
use playground_base::glam::{Quat, Vec3};
use playground_core_drawing::ChannelTarget::{Rotation, Scale, Translation, Weights};
use playground_core_drawing::Interpolation::{self, CubicSpline, Linear, Step};
use playground_core_drawing::Rig;
use std::f32::consts::FRAC_1_SQRT_2;

fn moving(interpolation: Interpolation, keys: (&[f32], &[f32])) -> Rig {
    let mut rig = two_nodes();
    let channel = channel(0, Translation, interpolation, keys);
    rig.clips = vec![clip("move", vec![channel])];
    rig
}

fn x_at(rig: &Rig, time_s: f64) -> f32 {
    pose(rig, &at("move", time_s)).current.nodes[0]
        .translation
        .x
}

const TIMES: [f32; 3] = [1.0, 2.0, 4.0];
const PLACES: [f32; 9] = [1.0, 0.0, 0.0, 3.0, 0.0, 0.0, -1.0, 0.0, 0.0];

#[test]
fn step_keeps_the_key_before() {
    let rig = moving(Step, (&TIMES, &PLACES));
    let times = [0.0, 1.0, 1.99, 2.0, 3.9];
    assert_eq!(
        times.map(|time| x_at(&rig, time)),
        [1.0, 1.0, 1.0, 3.0, 3.0]
    );
}

#[test]
fn linear_is_between_the_keys_and_stays_at_both_ends() {
    let mut rig = moving(Linear, (&TIMES, &PLACES));
    let times = [0.0, 1.0, 1.25, 2.0, 3.0, 3.5];
    assert_eq!(
        times.map(|time| x_at(&rig, time)),
        [1.0, 1.0, 1.5, 3.0, 1.0, 0.0]
    );
    let mut player = at("move", 9.0);
    player.repeats = false;
    assert_eq!(pose(&rig, &player).current.nodes[0].translation.x, -1.0);
    // Two keys at one time are a jump.
    rig.clips[0].channels[0].times = vec![1.0, 1.0, 4.0];
    assert_eq!(x_at(&rig, 1.0), 3.0);
}

/// p(t) = (2t³-3t²+1) v0 + T (t³-2t²+t) b0 + (-2t³+3t²) v1 + T (t³-t²) a1, with v0 = 1, b0 = 2, v1 = 5, a1 = -1,
/// T = 2. At t = 0.5: 0.5 + 0.5 + 2.5 + 0.25. At t = 0.25: 0.84375 + 0.5625 + 0.78125 + 0.09375.
#[test]
fn cubic_spline_is_the_hermite_spline_of_the_format() {
    let of = |arrives: f32, value: f32, leaves: f32| {
        [arrives, 0.0, 0.0, value, 0.0, 0.0, leaves, 0.0, 0.0]
    };
    let values = [of(9.0, 1.0, 2.0), of(-1.0, 5.0, 9.0)].concat();
    let rig = moving(CubicSpline, (&[0.0, 2.0], &values));
    assert_eq!(x_at(&rig, 0.0), 1.0);
    assert!((x_at(&rig, 1.0) - 3.75).abs() < 1e-6);
    assert!((x_at(&rig, 0.5) - 2.28125).abs() < 1e-6);
    let mut player = at("move", 2.0);
    player.repeats = false;
    assert_eq!(pose(&rig, &player).current.nodes[0].translation.x, 5.0);
}

#[test]
fn rotations_turn_the_shorter_way_and_keep_their_length() {
    let quarter = [0.0, 0.0, FRAC_1_SQRT_2, FRAC_1_SQRT_2];
    // The same quarter turn, written with the other sign.
    let other = quarter.map(|part| -part);
    for end in [quarter, other] {
        let mut rig = two_nodes();
        let values = [[0.0, 0.0, 0.0, 1.0], end].concat();
        let turn = channel(0, Rotation, Linear, (&[0.0, 1.0], &values));
        rig.clips = vec![clip("turn", vec![turn])];
        let pose = pose(&rig, &at("turn", 0.5));
        let eighth = Quat::from_rotation_z(std::f32::consts::FRAC_PI_4);
        assert!(pose.current.nodes[0].rotation.angle_between(eighth) < 1e-3);
        // The tip moves with the root.
        let tip = pose.model_from_nodes[1].w_axis.truncate();
        let expected = Vec3::new(-FRAC_1_SQRT_2, FRAC_1_SQRT_2, 0.0);
        assert!(tip.abs_diff_eq(expected, 1e-5), "{tip}");
    }
}

#[test]
fn spline_of_rotations_is_made_a_rotation() {
    let mut rig = two_nodes();
    let key = |value: [f32; 4]| [[0.0; 4], value, [0.0; 4]].concat();
    let turned = [0.0, 0.0, FRAC_1_SQRT_2, FRAC_1_SQRT_2];
    let values = [key([0.0, 0.0, 0.0, 1.0]), key(turned)].concat();
    let turn = channel(0, Rotation, CubicSpline, (&[0.0, 1.0], &values));
    rig.clips = vec![clip("turn", vec![turn])];
    let rotation = pose(&rig, &at("turn", 0.5)).current.nodes[0].rotation;
    // Half of each, made as long as one: an eighth of a turn.
    assert!((rotation.length() - 1.0).abs() < 1e-6);
    assert!(rotation.angle_between(Quat::from_rotation_z(std::f32::consts::FRAC_PI_4)) < 1e-3);
}

#[test]
fn weights_of_all_targets_move_with_each_interpolation() {
    for (interpolation, values, expected) in [
        (Linear, vec![0.0, 1.0, 1.0, 0.0], [0.25, 0.75]),
        (Step, vec![0.5, 1.0, 1.0, 0.0], [0.5, 1.0]),
        // Tangents of 0: 3t² - 2t³ at a quarter is 0.15625.
        (
            CubicSpline,
            vec![0., 0., 0., 1., 0., 0., 0., 0., 1., 0., 0., 0.],
            [0.15625, 0.84375],
        ),
    ] {
        let mut rig = two_nodes();
        rig.nodes[0].weights = vec![9.0];
        rig.nodes[1].weights = vec![0.1, 0.2];
        let weights = channel(1, Weights, interpolation, (&[0.0, 1.0], &values));
        rig.clips = vec![clip("smile", vec![weights])];
        let pose = pose(&rig, &at("smile", 0.25));
        let [first, second, third] = pose.current.weights[..] else {
            panic!("{:?}", pose.current.weights)
        };
        assert_eq!((first, [second, third]), (9.0, expected));
    }
}

#[test]
fn what_no_channel_names_stays_at_rest_and_wrong_ones_move_nothing() {
    let mut rig = two_nodes();
    rig.clips = vec![clip(
        "odd",
        vec![
            channel(9, Translation, Linear, (&[0.0], &[1.0, 1.0, 1.0])),
            channel(0, Translation, Linear, (&[], &[])),
            channel(0, Rotation, Linear, (&[0.0], &[0.0; 4])),
            channel(0, Scale, CubicSpline, (&[0.0, 1.0], &[2.0; 4])),
            channel(1, Weights, Linear, (&[0.0, 1.0], &[1.0, 1.0])),
        ],
    )];
    let mut still = playground_core_animation::Pose::default();
    use playground_core_animation::AnimationView;
    crate::rig::poses().pose(&rig, None, &mut still);
    for time in [0.5, f64::NAN, f64::INFINITY, -1e300] {
        let pose = pose(&rig, &at("odd", time));
        assert_eq!(pose.model_from_nodes, still.model_from_nodes);
    }
    let unknown = pose(&rig, &at("no such clip", 0.5));
    assert_eq!(unknown.model_from_nodes, still.model_from_nodes);
}
