//! Where particles are, how large, and in which colours.

use crate::rig::{plain, resting};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::{Color, Curve, Gradient};
use playground_core_particles::{
    EmitterShape, Particle, ParticleEmitter, ParticleSpace, ShapeKind, Span,
};

/// The particle that was born first, at an age.
fn first(emitter: &ParticleEmitter, age_s: f64, world_from_local: Mat4) -> Particle {
    let particles = resting(emitter, age_s, world_from_local);
    *particles.last().expect("a particle")
}

#[test]
fn gravity_and_drag_act_as_computed_by_hand() {
    let falling = ParticleEmitter {
        acceleration: Vec3::new(1.0, -10.0, 0.0),
        ..plain()
    };
    // 2 t - 5 t^2 and t^2 / 2.
    let at = first(&falling, 0.5, Mat4::IDENTITY).position;
    assert!(at.abs_diff_eq(Vec3::new(0.125, -0.25, 0.0), 1e-5), "{at}");
    let dragged = ParticleEmitter {
        drag_per_s: 4.0,
        ..falling
    };
    // f = (1 - e^-2) / 4 = 0.2161662, g = (0.5 - f) / 4 = 0.0709585.
    let at = first(&dragged, 0.5, Mat4::IDENTITY).position;
    let expected = Vec3::new(0.070_958_5, 2.0 * 0.216_166_2 - 0.709_585, 0.0);
    assert!(at.abs_diff_eq(expected, 1e-5), "{at} {expected}");
}

#[test]
fn particles_start_along_the_emitters_y_and_with_its_size() {
    let turned = Mat4::from_scale_rotation_translation(
        Vec3::splat(2.0),
        Quat::from_rotation_z(-std::f32::consts::FRAC_PI_2),
        Vec3::new(5.0, 0.0, 0.0),
    );
    for space in [ParticleSpace::World, ParticleSpace::Local] {
        let of = first(&ParticleEmitter { space, ..plain() }, 0.5, turned);
        assert!(of.position.abs_diff_eq(Vec3::new(7.0, 0.0, 0.0), 1e-5));
        assert!((of.size_m - 2.0).abs() < 1e-5);
    }
}

#[test]
fn size_and_colour_follow_their_curves() {
    let emitter = ParticleEmitter {
        size_m: Span::new(3.0, 3.0),
        size_over_life: Curve::linear(1.0, 0.0),
        color_over_life: Gradient::new(
            [
                (0.0, Color::rgb(1.0, 0.0, 0.0)),
                (1.0, Color::rgb(0.0, 0.0, 1.0)),
            ],
            [(0.0, 1.0), (1.0, 0.5)],
        ),
        spin_rad_per_s: Span::new(2.0, 2.0),
        rotation_rad: Span::new(1.0, 1.0),
        ..plain()
    };
    let of = first(&emitter, 0.25, Mat4::IDENTITY);
    assert!((of.size_m - 2.25).abs() < 1e-5);
    assert!((of.rotation_rad - 1.5).abs() < 1e-5);
    let Color { r, g, b, a } = of.color;
    let expected = [0.75, 0.0, 0.25, 0.875];
    assert!(
        [r, g, b, a]
            .iter()
            .zip(expected)
            .all(|(a, b)| (a - b).abs() < 1e-5)
    );
}

/// Many particles at their birth.
fn born(shape: EmitterShape, spread_rad: f32) -> Vec<Particle> {
    let emitter = ParticleEmitter {
        rate_per_s: 100_000.0,
        max_count: 20_000,
        lifetime_s: Span::new(0.1, 0.1),
        speed_m_per_s: Span::new(0.0, 0.0),
        shape,
        spread_rad,
        ..plain()
    };
    resting(&emitter, 5.0, Mat4::IDENTITY)
}

/// How far particles fly in a tenth of a second.
fn directions(shape: EmitterShape, spread_rad: f32) -> Vec<Vec3> {
    let emitter = ParticleEmitter {
        bursts: vec![playground_core_particles::ParticleBurst {
            time_s: 0.0,
            count: 5_000,
        }],
        rate_per_s: 0.0,
        max_count: 5_000,
        speed_m_per_s: Span::new(1e6, 1e6),
        shape,
        spread_rad,
        ..plain()
    };
    let particles = resting(&emitter, 0.1, Mat4::IDENTITY);
    particles.iter().map(|of| of.position / 1e5).collect()
}

fn shape(kind: ShapeKind) -> EmitterShape {
    EmitterShape {
        kind,
        radius_m: 2.0,
        size_m: Vec3::new(1.0, 2.0, 4.0),
        angle_rad: 0.5,
        shell: false,
    }
}

#[test]
fn shapes_hold_their_particles_evenly() {
    let sphere = born(shape(ShapeKind::Sphere), 0.0);
    let radius: Vec<f32> = sphere.iter().map(|of| of.position.length()).collect();
    assert!(radius.iter().all(|radius| *radius <= 2.0 + 1e-5));
    // An eighth of the volume is within half the radius.
    let inner = radius.iter().filter(|radius| **radius < 1.0).count() as f32;
    assert!((inner / radius.len() as f32 - 0.125).abs() < 0.01);
    let disc = born(shape(ShapeKind::Disc), 0.0);
    assert!(disc.iter().all(|of| of.position.y == 0.0));
    let inner = disc.iter().filter(|of| of.position.length() < 1.0).count() as f32;
    assert!((inner / disc.len() as f32 - 0.25).abs() < 0.015);
    let boxed = born(shape(ShapeKind::Box), 0.0);
    let half = Vec3::new(0.5, 1.0, 2.0);
    assert!(
        boxed
            .iter()
            .all(|of| of.position.abs().cmple(half + 1e-5).all())
    );
    let mean = boxed.iter().map(|of| of.position).sum::<Vec3>() / boxed.len() as f32;
    assert!(mean.length() < 0.05, "{mean}");
}

#[test]
fn shells_hold_their_particles_on_their_surface() {
    let shell = |kind| EmitterShape {
        shell: true,
        ..shape(kind)
    };
    let sphere = born(shell(ShapeKind::Sphere), 0.0);
    assert!(
        sphere
            .iter()
            .all(|of| (of.position.length() - 2.0).abs() < 1e-4)
    );
    let half = Vec3::new(0.5, 1.0, 2.0);
    let boxed = born(shell(ShapeKind::Box), 0.0);
    let is_on = |of: &Particle, axis: usize| (of.position[axis].abs() - half[axis]).abs() < 1e-5;
    assert!(boxed.iter().all(|of| (0..3).any(|axis| is_on(of, axis))));
    // The sides across x have 8 of 28 square metres.
    let across = boxed.iter().filter(|of| is_on(of, 0)).count() as f32;
    assert!((across / boxed.len() as f32 - 8.0 / 14.0).abs() < 0.015);
}

#[test]
fn directions_lean_within_their_angle() {
    for (kind, spread, most) in [
        (ShapeKind::Point, 0.0, 0.0),
        (ShapeKind::Point, 0.4, 0.4),
        (ShapeKind::Cone, 0.0, 0.5),
        (ShapeKind::Cone, 0.2, 0.7),
    ] {
        let angles = directions(shape(kind), spread);
        let angles = angles.iter().map(|of| of.angle_between(Vec3::Y));
        let widest = angles.fold(0.0, f32::max);
        assert!(widest <= most + 2e-3, "{kind:?} {spread}: {widest}");
        assert!(widest >= most * 0.9, "{kind:?} {spread}: {widest}");
    }
    let all = directions(shape(ShapeKind::Sphere), 0.0);
    let mean = all.iter().sum::<Vec3>() / all.len() as f32;
    assert!(mean.length() < 0.05, "to all sides alike: {mean}");
}
