//! A query names a component without `&`.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<(Boid, &Transform)>) {
        let _ = fish.len();
    }
}
