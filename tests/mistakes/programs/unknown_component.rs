//! The name of a component is misspelt.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut fish: Query<(&Boid, &mut Transfrom)>) {
        fish.for_each(|(boid, transform)| transform.translation += boid.velocity);
    }
}
