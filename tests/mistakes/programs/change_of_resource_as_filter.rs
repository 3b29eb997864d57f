//! A filter names a resource that changed.

use fish_model::{Boid, Game};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<&Boid, Changed<Game>>) {
        let _ = fish.first();
    }
}
