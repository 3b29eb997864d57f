//! Random numbers are drawn inside `par_for_each`.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn scatter(mut fish: Query<&mut Boid>, mut rng: Rng) {
        fish.par_for_each(|boid| boid.velocity = rng.direction());
    }
}
