//! The components of the entities of the game.

use crate::flight;
use asteroids_model::{Body, Bullet, Lifetime, Rock, RockSize, Rules, Shield, Ship, Spark};
use playground::prelude::*;
use std::f32::consts::{FRAC_PI_2, TAU};

/// The components of a ship.
pub type ShipParts = (Name, Transform, Body, Ship, MeshRenderer);
/// The components of a shield.
pub type ShieldParts = (Name, Parent, Transform, Shield, MeshRenderer);
/// The components of a rock.
pub type RockParts = (Transform, Body, Rock, MeshRenderer);
/// The components of a bullet.
pub type BulletParts = (Transform, Body, Bullet, Lifetime, Sprite);
/// The components of a spark.
pub type SparkParts = (Transform, Body, Spark, Lifetime, Sprite);

/// The colour of ships, and of their sparks.
pub const SHIP_COLOR: Color = Color::rgb(0.2, 0.7, 1.0);
/// The colour of rocks.
const ROCK_COLOR: Color = Color::rgb(0.3, 0.26, 0.22);
/// The colour of the sparks of rocks.
pub const DUST_COLOR: Color = Color::rgb(1.0, 0.6, 0.25);
/// The colour of bullets.
const BULLET_COLOR: Color = Color::rgb(1.0, 0.95, 0.5);

/// Radius of a ship, in metres.
const SHIP_RADIUS: f32 = 0.35;
/// Edge of a rock, as a multiple of its radius.
const ROCK_EDGE: f32 = 1.5;

/// A ship in the middle of the arena, with its shield on.
pub fn ship(rules: &Rules) -> ShipParts {
    let name = "Ship".to_owned();
    let body = Body {
        radius: SHIP_RADIUS,
        ..Body::default()
    };
    let ship = Ship {
        shield_s: rules.shield_s,
        ..Ship::default()
    };
    let transform = scaled(Vec2::ZERO, Vec3::new(0.6, 0.9, 0.6));
    let mesh = mesh(MeshKind::Cone, SHIP_COLOR, 0.4);
    (Name { name }, transform, body, ship, mesh)
}

/// The shield of a ship.
pub fn shield(ship: EntityId) -> ShieldParts {
    let name = "Shield".to_owned();
    let transform = Transform {
        rotation: Quat::from_rotation_x(FRAC_PI_2),
        scale: Vec3::new(2.2, 0.6, 1.5),
        ..Transform::default()
    };
    let mesh = mesh(MeshKind::Torus, SHIP_COLOR, 1.5);
    let parent = Parent { entity: ship };
    (Name { name }, parent, transform, Shield {}, mesh)
}

/// A rock.
pub fn rock(size: RockSize, position: Vec2, velocity: Vec2, rng: &mut Rng) -> RockParts {
    let body = Body {
        velocity,
        spin: rng.direction() * rng.within(0.3..=1.5),
        radius: size.radius(),
    };
    let edges = Vec3::from_array([(); 3].map(|()| rng.within(0.8..=1.2)));
    let mut transform = scaled(position, edges * size.radius() * ROCK_EDGE);
    transform.rotation = Quat::from_axis_angle(rng.direction(), rng.within(0.0..=TAU));
    let mesh = mesh(MeshKind::Cube, ROCK_COLOR, 0.0);
    (transform, body, Rock { size }, mesh)
}

/// A bullet that leaves the tip of a ship.
pub fn bullet(from: Vec2, direction: Vec2, rules: &Rules) -> BulletParts {
    let body = Body {
        velocity: direction * rules.bullet_speed,
        ..Body::default()
    };
    let mut transform = scaled(from + direction * SHIP_RADIUS, Vec3::ONE);
    transform.rotation = flight::facing(direction);
    let lifetime = Lifetime {
        left_s: rules.bullet_s,
    };
    let sprite = sprite(BULLET_COLOR, Vec2::new(0.1, 0.35));
    (transform, body, Bullet {}, lifetime, sprite)
}

/// A spark that flies off with a velocity.
pub fn spark(position: Vec2, velocity: Vec2, color: Color, lifetime_s: f32) -> SparkParts {
    let body = Body {
        velocity,
        spin: Vec3::Z * 6.0,
        ..Body::default()
    };
    let lifetime = Lifetime { left_s: lifetime_s };
    let sprite = sprite(color, Vec2::splat(0.14));
    let transform = scaled(position, Vec3::ONE);
    (transform, body, Spark { lifetime_s }, lifetime, sprite)
}

fn scaled(position: Vec2, scale: Vec3) -> Transform {
    Transform {
        translation: position.extend(0.0),
        scale,
        ..Transform::default()
    }
}

fn mesh(mesh: MeshKind, color: Color, emissive: f32) -> MeshRenderer {
    MeshRenderer {
        mesh,
        color,
        roughness: 0.9,
        emissive,
        ..MeshRenderer::default()
    }
}

fn sprite(color: Color, size: Vec2) -> Sprite {
    Sprite {
        color,
        width_m: size.x,
        height_m: size.y,
        ..Sprite::default()
    }
}
