//! Emitters that move, and states that are stored and read again.

use crate::rig::{plain, play, played};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::{from_value, to_value};
use playground_core_particles::{EmitterState, ParticleEmitter, ParticleSpace, Span};

/// Moves along x with 3 m/s, and turns.
fn place(age_s: f64) -> Mat4 {
    let x = 3.0 * age_s as f32;
    Mat4::from_rotation_translation(Quat::from_rotation_y(x), Vec3::X * x)
}

/// Moves around a circle.
fn around(age_s: f64) -> Mat4 {
    let (sin, cos) = (4.0 * age_s as f32).sin_cos();
    Mat4::from_translation(Vec3::new(cos, 0.0, sin) * 2.0)
}

#[test]
fn particles_stay_in_the_world_where_they_were_born() {
    let (emitter, mut state) = (plain(), EmitterState::default());
    play(&emitter, &mut state, 121, place);
    let particles = played(&emitter, &state, &place(state.age_s));
    assert!(particles.len() >= 9);
    for of in &particles {
        let age_s = f64::from(of.position.y) / 2.0;
        let born_at = 3.0 * (state.age_s - age_s) as f32;
        assert!((of.position.x - born_at).abs() < 1e-3, "{of:?}");
    }
    let carried = ParticleEmitter {
        space: ParticleSpace::Local,
        ..emitter
    };
    let here = place(state.age_s).w_axis.x;
    let carried = played(&carried, &state, &place(state.age_s));
    assert!(carried.iter().all(|of| (of.position.x - here).abs() < 1e-3));
}

#[test]
fn curved_path_is_kept_within_millimetres_by_few_points() {
    let emitter = ParticleEmitter {
        rate_per_s: 200.0,
        lifetime_s: Span::new(1.5, 1.5),
        speed_m_per_s: Span::default(),
        ..plain()
    };
    let mut state = EmitterState::default();
    play(&emitter, &mut state, 600, around);
    let particles = played(&emitter, &state, &around(state.age_s));
    assert!(particles.len() > 290);
    let off = |at: Vec3| (at.length() - 2.0).abs();
    let farthest = particles
        .iter()
        .map(|of| off(of.position))
        .fold(0.0, f32::max);
    assert!(farthest < 2e-3, "{farthest} m beside the circle");
    assert!(state.trail.len() <= 132, "{} points", state.trail.len());
}

#[test]
fn trail_of_a_long_life_stays_short() {
    let emitter = ParticleEmitter {
        lifetime_s: Span::new(60.0, 60.0),
        ..plain()
    };
    let mut state = EmitterState::default();
    play(&emitter, &mut state, 60 * 130, around);
    assert!(state.trail.len() <= 260, "{} points", state.trail.len());
    let memory = state.trail.capacity();
    play(&emitter, &mut state, 600, around);
    assert_eq!(state.trail.capacity(), memory, "it keeps its memory");
}

#[test]
fn state_that_was_stored_and_read_goes_on_as_if_nothing_had_been() {
    let emitter = ParticleEmitter::fire();
    let mut state = EmitterState::default();
    play(&emitter, &mut state, 77, around);
    let stored = to_value(&state).expect("a value");
    let emitter_stored = to_value(&emitter).expect("a value");
    let mut read: EmitterState = from_value(stored).expect("a state");
    let emitter_read: ParticleEmitter = from_value(emitter_stored).expect("an emitter");
    assert_eq!((&read, &emitter_read), (&state, &emitter));
    for steps in [0, 1, 50] {
        play(&emitter, &mut state, steps, around);
        play(&emitter_read, &mut read, steps, around);
        let here = around(state.age_s);
        let (one, other) = (
            played(&emitter, &state, &here),
            played(&emitter_read, &read, &here),
        );
        assert!(one.len() > 10);
        assert_eq!(one, other);
    }
}

#[test]
fn same_steps_give_the_same_particles_and_another_seed_others() {
    let run = |seed| {
        let emitter = ParticleEmitter {
            seed,
            ..ParticleEmitter::fire()
        };
        let mut state = EmitterState::default();
        play(&emitter, &mut state, 200, place);
        played(&emitter, &state, &place(state.age_s))
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
}
