//! What particles cost: `cargo test -p playground-systems-particles -- --ignored --nocapture cost`.

use crate::rig::{STEP_S, formula};
use playground_base::glam::Mat4;
use playground_core_particles::{
    EmitterMoment, EmitterState, ParticleEmitter, ParticlesView, Span,
};
use std::time::Instant;

/// A large fire.
fn fire() -> ParticleEmitter {
    ParticleEmitter {
        rate_per_s: 100_000.0,
        max_count: 50_000,
        lifetime_s: Span::new(1.0, 1.0),
        ..ParticleEmitter::fire()
    }
}

#[test]
#[ignore = "a measurement"]
fn cost_of_particles() {
    let (formula, emitter) = (formula(), fire());
    let mut state = EmitterState::default();
    for _ in 0..120 {
        formula.advance(&emitter, &mut state, &Mat4::IDENTITY, STEP_S);
    }
    let moment = EmitterMoment {
        emitter: &emitter,
        age_s: state.age_s,
        trail: &state.trail,
        world_from_local: &Mat4::IDENTITY,
    };
    let mut particles = Vec::new();
    let mut times: Vec<f64> = (0..50)
        .map(|_| {
            particles.clear();
            let started = Instant::now();
            formula.particles(&moment, &mut particles);
            started.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median_ms = times[times.len() / 2];
    let count = particles.len() as f64;
    println!(
        "{count} particles in {median_ms:.2} ms: {:.0} in a millisecond",
        count / median_ms
    );
    assert!(particles.len() > 40_000);
}
