//! An alias of a parameter without its lifetime.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

type Fish<'a> = Query<'a, &'static Boid>;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Fish) {
        let _ = fish.len();
    }
}
