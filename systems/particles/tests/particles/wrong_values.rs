//! Numbers that make no sense: a file may hold any.

use crate::rig::{STEP_S, formula, played, resting};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::{Color, Curve, CurveKey, Gradient};
use playground_core_particles::{
    EmitterRepeat, EmitterShape, EmitterState, Particle, ParticleBurst, ParticleEmitter,
    ParticlesView, ShapeKind, Span, TrailPoint,
};
use std::time::{Duration, Instant};

const WRONG: [f32; 6] = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -1.0, 0.0, 1e30];
const KINDS: [ShapeKind; 5] = [
    ShapeKind::Point,
    ShapeKind::Sphere,
    ShapeKind::Box,
    ShapeKind::Cone,
    ShapeKind::Disc,
];

/// An emitter with a wrong number in one of its places.
fn wrong(place: usize, number: f32) -> ParticleEmitter {
    let mut emitter = ParticleEmitter {
        bursts: vec![ParticleBurst {
            time_s: 0.0,
            count: 50,
        }],
        shape: EmitterShape {
            kind: KINDS[place % 5],
            shell: place.is_multiple_of(2),
            ..EmitterShape::default()
        },
        ..ParticleEmitter::fire()
    };
    let span = Span::new(number, number);
    match place {
        0 => emitter.rate_per_s = number,
        1 => emitter.duration_s = number,
        2 => emitter.lifetime_s = span,
        3 => emitter.speed_m_per_s = span,
        4 => emitter.spread_rad = number,
        5 => emitter.acceleration = Vec3::splat(number),
        6 => emitter.drag_per_s = number,
        7 => emitter.size_m = span,
        8 => emitter.rotation_rad = span,
        9 => emitter.spin_rad_per_s = span,
        10 => emitter.shape.radius_m = number,
        11 => emitter.shape.size_m = Vec3::splat(number),
        12 => emitter.shape.angle_rad = number,
        13 => {
            emitter.size_over_life = Curve {
                keys: vec![CurveKey::new(number, number); 3],
            }
        }
        14 => emitter.color_over_life = Gradient::constant(Color::rgb(number, number, number)),
        15 => emitter.bursts[0].time_s = number,
        16 => emitter.bursts[0].count = u32::MAX,
        _ => emitter.max_count = u32::MAX,
    }
    emitter
}

fn is_good(of: &Particle) -> bool {
    let numbers = [
        of.size_m,
        of.rotation_rad,
        of.color.r,
        of.color.g,
        of.color.b,
        of.color.a,
    ];
    of.position.is_finite() && numbers.iter().all(|number| number.is_finite())
}

#[test]
fn any_number_anywhere_gives_good_particles_in_bounded_time() {
    let started = Instant::now();
    for place in 0..18 {
        for number in WRONG {
            for repeat in [EmitterRepeat::Forever, EmitterRepeat::Once] {
                let emitter = ParticleEmitter {
                    repeat,
                    ..wrong(place, number)
                };
                for age_s in [0.0, 0.7, 1e9, 1e300, f64::NAN, f64::INFINITY, -5.0] {
                    let particles = resting(&emitter, age_s, Mat4::IDENTITY);
                    assert!(particles.iter().all(is_good), "{place} {number} {age_s}");
                    assert!(particles.len() <= ParticleEmitter::MOST as usize);
                }
                let mut state = EmitterState::default();
                for delta_s in [STEP_S, number, f32::NAN, STEP_S] {
                    let at = Mat4::from_scale(Vec3::splat(number));
                    formula().advance(&emitter, &mut state, &at, delta_s);
                }
                let particles = played(&emitter, &state, &Mat4::IDENTITY);
                assert!(particles.iter().all(is_good), "{place} {number}");
            }
        }
    }
    assert!(started.elapsed() < Duration::from_secs(60));
}

#[test]
fn any_past_gives_good_particles() {
    let numbers = [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        -1e18,
        0.0,
        3.0,
        1e18,
    ];
    let emitter = ParticleEmitter {
        bursts: vec![ParticleBurst {
            time_s: 0.1,
            count: 10,
        }],
        ..ParticleEmitter::fire()
    };
    for born in numbers {
        for age_s in numbers {
            let point = TrailPoint {
                age_s,
                born,
                was_emitting: true,
                translation: Vec3::ONE,
                rotation: Quat::IDENTITY,
                scale: Vec3::ONE,
            };
            let mut state = EmitterState {
                age_s: 3.0,
                trail: vec![
                    TrailPoint {
                        age_s: 2.0,
                        born: 0.0,
                        ..point
                    },
                    point,
                ],
            };
            let particles = played(&emitter, &state, &Mat4::IDENTITY);
            assert!(particles.iter().all(is_good));
            formula().advance(&emitter, &mut state, &Mat4::IDENTITY, STEP_S);
            let particles = played(&emitter, &state, &Mat4::IDENTITY);
            assert!(particles.iter().all(is_good));
        }
    }
}
