//! A component is named as a resource.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(boid: Res<Boid>) {
        let _ = boid.velocity;
    }
}
