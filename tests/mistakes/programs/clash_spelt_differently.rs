//! Two parameters clash, spelt differently.

use fish_model::{Boid, Predator};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

type Position = Transform;

#[systems]
impl GameSystems {
    #[system]
    fn chase(sharks: Query<(&Predator, &Transform)>, mut fish: Query<(&Boid, &mut Position)>) {
        let _ = (sharks.first(), fish.first_mut());
    }
}
