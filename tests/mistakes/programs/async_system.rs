//! A system is async.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    async fn swim(fish: Query<'_, &Boid>) {
        let _ = fish.len();
    }
}
