//! A model crate holds systems.

use playground::prelude::*;

#[component]
pub struct Boid {
    pub speed: f32,
}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}

playground::export!();
