//! A second component in the position of the filter.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<&Boid, &Transform>) {
        let _ = fish.len();
    }
}
