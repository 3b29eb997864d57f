//! `when` names a component, which is no resource.

use fish_model::{Boid, Predator};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(when = Predator.scare_radius == 2.0)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
