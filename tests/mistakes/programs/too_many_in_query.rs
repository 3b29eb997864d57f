//! A query names more than a tuple can hold.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

type A = Boid;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<(&A, &A, &A, &A, &A, &A, &A, &A, &A)>) {
        let _ = fish.len();
    }
}
