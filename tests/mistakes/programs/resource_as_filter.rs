//! A filter names a resource.

use fish_model::{Boid, Game};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<&Boid, With<Game>>) {
        let _ = fish.len();
    }
}
