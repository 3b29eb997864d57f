//! Events are read inside `par_for_each`.

use fish_model::Boid;
use playground::prelude::*;

/// A shark bit.
#[event]
pub struct Bite {}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn bleed(mut fish: Query<&mut Boid>, bites: Events<Bite>) {
        fish.par_for_each(|boid| boid.velocity *= bites.iter().count() as f32);
    }
}
