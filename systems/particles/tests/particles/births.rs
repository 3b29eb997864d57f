//! When particles are born and end.

use crate::rig::{STEP_S, heights, plain, play, played, resting};
use playground_base::glam::Mat4;
use playground_core_particles::{
    EmitterRepeat, EmitterState, ParticleBurst, ParticleEmitter, ParticlesView, Span,
};

const HERE: Mat4 = Mat4::IDENTITY;

#[test]
fn rate_is_kept_and_particles_end() {
    // Born at 0.0, 0.1, 0.2, ..; each flies up with 2 m/s for a second.
    let emitter = plain();
    assert_eq!(resting(&emitter, 0.0, HERE), []);
    assert_eq!(heights(&resting(&emitter, 0.25, HERE)), [100, 300, 500]);
    let later = resting(&emitter, 100.05, HERE);
    let expected: Vec<i32> = (0..10).map(|at| 100 + at * 200).collect();
    assert_eq!(heights(&later), expected);
}

#[test]
fn prewarmed_emitter_starts_full() {
    let emitter = ParticleEmitter {
        prewarm: true,
        ..plain()
    };
    assert_eq!(resting(&emitter, 0.05, HERE).len(), 10);
    let cold = resting(&plain(), 1.05, HERE);
    assert_eq!(heights(&resting(&emitter, 0.05, HERE)), heights(&cold));
}

#[test]
fn bursts_come_in_each_round_and_once_in_an_emitter_that_emits_once() {
    let bursts = |repeat| ParticleEmitter {
        rate_per_s: 0.0,
        bursts: vec![
            ParticleBurst {
                time_s: 0.5,
                count: 3,
            },
            ParticleBurst {
                time_s: 9.0,
                count: 100,
            },
        ],
        duration_s: 2.0,
        repeat,
        ..plain()
    };
    let counts = |repeat| -> Vec<usize> {
        let ages = [0.4, 0.5, 1.4, 1.6, 2.4, 2.6, 20.6];
        ages.map(|age_s| resting(&bursts(repeat), age_s, HERE).len())
            .into()
    };
    assert_eq!(counts(EmitterRepeat::Forever), [0, 3, 3, 0, 0, 3, 3]);
    assert_eq!(counts(EmitterRepeat::Once), [0, 3, 3, 0, 0, 0, 0]);
}

#[test]
fn emitter_that_emits_once_ends() {
    let emitter = ParticleEmitter {
        repeat: EmitterRepeat::Once,
        duration_s: 0.5,
        ..plain()
    };
    assert_eq!(resting(&emitter, 0.6, HERE).len(), 5);
    assert_eq!(resting(&emitter, 1.45, HERE).len(), 0);
    let end_s = crate::rig::formula().ends_after_s(&emitter);
    assert_eq!(end_s, Some(1.5));
    assert_eq!(crate::rig::formula().ends_after_s(&plain()), None);
}

#[test]
fn no_more_fly_than_the_greatest_number_and_none_of_them_pops() {
    let emitter = ParticleEmitter {
        rate_per_s: 10_000.0,
        lifetime_s: Span::new(2.0, 2.0),
        max_count: 64,
        ..plain()
    };
    let particles = resting(&emitter, 30.0, HERE);
    assert!((60..=64).contains(&particles.len()), "{}", particles.len());
    // The oldest lived out its life.
    let highest = heights(&particles).into_iter().max();
    assert!(highest.is_some_and(|at| at > 3_800), "{highest:?}");
}

#[test]
fn what_flies_keeps_flying_when_the_emitter_stops_and_when_its_rate_changes() {
    let (mut emitter, mut state) = (plain(), EmitterState::default());
    play(&emitter, &mut state, 61, |_| HERE);
    let before = played(&emitter, &state, &HERE);
    assert_eq!(before.len(), 10);
    emitter.emitting = false;
    play(&emitter, &mut state, 6, |_| HERE);
    let after = heights(&played(&emitter, &state, &HERE));
    let risen: Vec<i32> = heights(&before).iter().map(|at| at + 200).collect();
    // The oldest ended meanwhile; no other is missing or new.
    assert_eq!(
        after,
        risen
            .iter()
            .copied()
            .filter(|at| *at < 2_000)
            .collect::<Vec<_>>()
    );
    emitter.emitting = true;
    emitter.rate_per_s = 40.0;
    play(&emitter, &mut state, 6, |_| HERE);
    let again = heights(&played(&emitter, &state, &HERE));
    let old: Vec<i32> = risen
        .iter()
        .map(|at| at + 200)
        .filter(|at| *at < 2_000)
        .collect();
    assert!(again.ends_with(&old), "{again:?} ends with {old:?}");
    assert_eq!(again.len() - old.len(), 4, "0.1 s of 40 a second");
}

#[test]
fn steps_of_the_game_give_what_the_formula_gives() {
    let emitter = ParticleEmitter {
        bursts: vec![ParticleBurst {
            time_s: 0.3,
            count: 7,
        }],
        prewarm: true,
        ..ParticleEmitter::fire()
    };
    let mut state = EmitterState::default();
    // The first step starts it.
    play(&emitter, &mut state, 401, |_| HERE);
    assert!((state.age_s - 400.0 * f64::from(STEP_S)).abs() < 1e-9);
    let (stepped, direct) = (
        played(&emitter, &state, &HERE),
        resting(&emitter, state.age_s, HERE),
    );
    assert_eq!(stepped.len(), direct.len());
    assert!(stepped.len() > 40);
    for (one, other) in stepped.iter().zip(&direct) {
        assert!(
            one.position.abs_diff_eq(other.position, 1e-4),
            "{one:?} {other:?}"
        );
    }
    assert!(state.trail.len() <= 4, "{} points", state.trail.len());
}
