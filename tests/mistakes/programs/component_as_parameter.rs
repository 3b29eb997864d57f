//! A component is a parameter.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(boid: &mut Boid) {
        boid.velocity = Vec3::ZERO;
    }
}
