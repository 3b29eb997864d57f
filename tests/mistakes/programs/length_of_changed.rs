//! The length of a query that checks single rows.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn count(fish: Query<&Boid, Changed<Boid>>) {
        let _ = fish.len();
    }
}
