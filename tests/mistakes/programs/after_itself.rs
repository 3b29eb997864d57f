//! A system runs after itself.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(after = swim)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
