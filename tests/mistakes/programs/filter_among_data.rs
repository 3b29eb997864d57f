//! A filter among the data of a query.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<(&Transform, With<Boid>)>) {
        let _ = fish.len();
    }
}
