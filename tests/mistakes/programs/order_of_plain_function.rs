//! `after` names a function that is no system.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct Steering;

#[systems]
impl Steering {
    pub fn half() -> f32 {
        0.5
    }

    #[system]
    fn steer(mut fish: Query<&mut Boid>) {
        fish.for_each(|boid| boid.velocity *= Self::half());
    }
}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(after = Steering::half)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
