//! What time passes.

use crate::rig::{at, channel, clip, poses, two_nodes};
use playground_core_animation::{AnimationPlayer, AnimationView, ClipMark, Passed};
use playground_core_drawing::ChannelTarget::Translation;
use playground_core_drawing::Interpolation::Linear;
use playground_core_drawing::Rig;

/// A clip of one second.
fn rig() -> Rig {
    let mut rig = two_nodes();
    let run = channel(0, Translation, Linear, (&[0.0, 1.0], &[0.0; 6]));
    rig.clips = vec![clip("run", vec![run])];
    rig
}

fn marked(time_s: f32, name: &str) -> ClipMark {
    ClipMark {
        clip: "run".into(),
        time_s,
        name: name.into(),
    }
}

/// What is passed in so many steps of a sixteenth of a second, with the number of the step.
fn passed(player: &mut AnimationPlayer, steps: usize) -> Vec<(usize, Passed)> {
    let rig = rig();
    let mut all = Vec::new();
    for step in 1..=steps {
        let mut passed = Vec::new();
        poses().advance(Some(&rig), player, 1.0 / 16.0, &mut passed);
        all.extend(passed.into_iter().map(|of| (step, of)));
    }
    all
}

#[test]
fn clip_that_repeats_ends_once_a_round() {
    let mut player = at("run", 0.0);
    let ends = [16, 32, 48].map(|step| (step, Passed::End));
    assert_eq!(passed(&mut player, 60), ends);
}

#[test]
fn clip_that_does_not_repeat_ends_once() {
    let mut player = at("run", 0.0);
    player.repeats = false;
    assert_eq!(passed(&mut player, 60), [(16, Passed::End)]);
}

#[test]
fn backwards_the_beginning_is_the_end() {
    let mut player = at("run", 0.5);
    (player.speed, player.repeats) = (-1.0, false);
    assert_eq!(passed(&mut player, 60), [(8, Passed::End)]);
    let mut player = at("run", 0.5);
    player.speed = -1.0;
    let ends = [8, 24].map(|step| (step, Passed::End));
    assert_eq!(passed(&mut player, 30), ends);
}

#[test]
fn marks_are_passed_once_a_round_whatever_the_speed() {
    for speed in [1.0, 3.0, -1.0] {
        let mut player = at("run", 0.0);
        player.speed = speed;
        player.marks = vec![
            marked(0.25, "left foot"),
            marked(0.75, "right foot"),
            marked(7.0, "never"),
        ];
        let passed = passed(&mut player, 64);
        let count = |of: Passed| passed.iter().filter(|(_, passed)| *passed == of).count();
        let rounds = (4.0 * speed).abs() as usize;
        assert_eq!(count(Passed::Mark(0)), rounds, "at {speed}");
        assert_eq!(count(Passed::Mark(1)), rounds, "at {speed}");
        assert_eq!(count(Passed::Mark(2)), 0);
    }
}

#[test]
fn step_longer_than_the_clip_passes_its_end_once() {
    let mut player = at("run", 0.1);
    player.speed = 50.0;
    assert_eq!(passed(&mut player, 1), [(1, Passed::End)]);
}

#[test]
fn without_its_model_time_runs_and_nothing_is_passed() {
    let mut player = at("run", 0.9);
    let mut passed = Vec::new();
    poses().advance(None, &mut player, 0.5, &mut passed);
    assert_eq!(passed, []);
    assert!((player.time_s - 1.4).abs() < 1e-9);
}
