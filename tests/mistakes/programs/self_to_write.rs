//! A system takes `&mut self`.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems {
    count: usize,
}

#[systems]
impl GameSystems {
    #[system]
    fn swim(&mut self, fish: Query<&Boid>) {
        self.count += fish.len();
    }
}
