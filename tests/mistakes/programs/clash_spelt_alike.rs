//! Two parameters clash, spelt alike.

use fish_model::{Boid, Predator};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn chase(sharks: Query<(&Predator, &Transform)>, mut fish: Query<(&Boid, &mut Transform)>) {
        let _ = (sharks.first(), fish.first_mut());
    }
}
