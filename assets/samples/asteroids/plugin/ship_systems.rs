//! [`ShipSystems`]: the ship and its guns.

use crate::flight;
use crate::prefabs::{self, BulletParts, SparkParts};
use asteroids_model::{Body, Game, Phase, Rules, Shield, Ship};
use playground::prelude::*;

/// How long a spark of the engine glows, in seconds.
const EXHAUST_S: f32 = 0.35;
/// How fast sparks leave the engine, in metres per second.
const EXHAUST_SPEED: f32 = 4.0;
/// How often the shield flickers, in flashes per second.
const FLICKER: f32 = 8.0;
/// The last seconds of the shield, in which it flickers.
const FLICKER_S: f32 = 1.0;

/// The systems of the ship.
#[derive(Default)]
pub struct ShipSystems;

#[systems(name = "asteroids", when = Game.phase == Phase::Playing)]
impl ShipSystems {
    /// Pushes the ship with W, A, S and D.
    #[system]
    pub fn steer(
        time: FrameTime,
        input: Res<Input>,
        rules: Res<Rules>,
        mut ships: Query<(&mut Ship, &mut Body)>,
    ) {
        let right = input.axis(KeyCode::A, KeyCode::D);
        let up = input.axis(KeyCode::S, KeyCode::W);
        for (ship, body) in &mut ships {
            ship.push = Vec2::new(right, up);
            body.velocity = flight::accelerated(body.velocity, ship.push, &rules, time.delta_s);
        }
    }

    /// Turns the ship to the pointer.
    #[system]
    fn aim(input: Res<Input>, screen: Res<Screen>, mut ships: Query<(&mut Ship, &mut Transform)>) {
        for (ship, transform) in &mut ships {
            ship.target = pointed_at(&input, &screen).unwrap_or(ship.target);
            let direction = ship.target - transform.translation.truncate();
            transform.rotation = flight::facing(direction);
        }
    }

    /// Shoots while the button or Space is held.
    #[system(after = aim)]
    fn shoot(
        time: FrameTime,
        input: Res<Input>,
        rules: Res<Rules>,
        mut ships: Query<(&mut Ship, &Transform)>,
        mut commands: Commands<BulletParts>,
    ) {
        for (ship, transform) in &mut ships {
            ship.reload_s -= time.delta_s;
            if fires(&input) && ship.reload_s <= 0.0 {
                ship.reload_s = rules.reload_s;
                let direction = (transform.rotation * Vec3::Y).truncate();
                let from = transform.translation.truncate();
                commands.spawn(prefabs::bullet(from, direction, &rules));
            }
        }
    }

    /// Sparks fly from the engine, against the thrust.
    #[system(after = steer, every = 3)]
    fn exhaust(
        mut rng: Rng,
        ships: Query<(&Ship, &Body, &Transform)>,
        mut commands: Commands<SparkParts>,
    ) {
        for (ship, body, transform) in &ships {
            if let Some(push) = ship.push.try_normalize() {
                let from = transform.translation.truncate() - push * body.radius;
                let angle = Vec2::from_angle(rng.within(-0.4..=0.4));
                let velocity = body.velocity - angle.rotate(push) * EXHAUST_SPEED;
                commands.spawn(prefabs::spark(
                    from,
                    velocity,
                    prefabs::DUST_COLOR,
                    EXHAUST_S,
                ));
            }
        }
    }

    /// Lets the shield run out, and shows it.
    #[system]
    fn run_out(
        time: FrameTime,
        mut ships: Query<&mut Ship>,
        mut shields: Query<(&Parent, &mut MeshRenderer), With<Shield>>,
    ) {
        for ship in &mut ships {
            ship.shield_s = (ship.shield_s - time.delta_s).max(0.0);
        }
        for (parent, mesh) in &mut shields {
            let left_s = ships
                .get_mut(parent.entity)
                .map_or(0.0, |ship| ship.shield_s);
            mesh.visible = left_s > FLICKER_S || (left_s * FLICKER).fract() > 0.5;
        }
    }
}

/// The point in the plane of the game that is under the pointer.
fn pointed_at(input: &Input, screen: &Screen) -> Option<Vec2> {
    let ray = screen.ray_from_pixel(input.pointer?);
    Some(ray.meet_plane(Vec3::ZERO, Vec3::Z)?.truncate())
}

/// True while the player shoots. A tap that is shorter than a step is pressed, and held no more.
fn fires(input: &Input) -> bool {
    let mut buttons = input.buttons.iter().chain(&input.buttons_pressed);
    let is_clicked = buttons.any(|button| *button == MouseButton::Left);
    is_clicked || input.is_held(KeyCode::Space) || input.is_pressed(KeyCode::Space)
}
