//! [`Rules`].

use playground::prelude::*;

/// The numbers of the game. Change any of them while the ship flies.
#[component(resource, copy)]
pub struct Rules {
    /// Size of the space.
    #[field(unit = "m", default = Vec2::new(21.0, 12.0))]
    pub arena: Vec2,
    /// Ships of a game.
    #[field(min = 1, max = 9, default = 3)]
    pub lives: u32,
    /// Points for an extra ship.
    #[field(min = 500, max = 100_000, step = 500, default = 5_000)]
    pub extra_life_points: u32,
    /// Rocks of the first wave. Each further wave has one more.
    #[field(min = 1, max = 20, default = 4)]
    pub rocks: u32,
    /// Maximum speed of a large rock. The smaller, the faster.
    #[field(unit = "m/s", min = 0, max = 10, step = 0.1, default = 2)]
    pub rock_speed: f32,
    /// Time between waves.
    #[field(unit = "s", min = 0, max = 10, step = 0.1, default = 1.5)]
    pub wave_wait_s: f32,
    /// Time until the next ship.
    #[field(unit = "s", min = 0, max = 10, step = 0.1, default = 1.5)]
    pub ship_wait_s: f32,
    /// Duration of the shield of a new ship.
    #[field(unit = "s", min = 0, max = 10, step = 0.1, default = 2.5)]
    pub shield_s: f32,
    /// Acceleration of the ship.
    #[field(unit = "m/s²", min = 0, max = 100, step = 0.5, default = 22)]
    pub thrust: f32,
    /// Share of its speed that the ship loses per second.
    #[field(unit = "1/s", min = 0, max = 10, step = 0.1, default = 2)]
    pub drag: f32,
    /// Time between shots.
    #[field(unit = "s", min = 0.02, max = 2, step = 0.01, default = 0.16)]
    pub reload_s: f32,
    /// Speed of a bullet.
    #[field(unit = "m/s", min = 1, max = 50, step = 0.5, default = 17)]
    pub bullet_speed: f32,
    /// Lifetime of a bullet.
    #[field(unit = "s", min = 0.1, max = 5, step = 0.05, default = 0.75)]
    pub bullet_s: f32,
}
