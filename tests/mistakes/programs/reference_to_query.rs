//! A parameter is a reference to a query.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: &mut Query<&mut Boid>) {
        fish.for_each(|boid| boid.velocity = Vec3::ZERO);
    }
}
