//! A system names a lifetime.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

type Fish<'a> = Query<'a, &'static Boid>;

#[systems]
impl GameSystems {
    #[system]
    fn swim<'a>(fish: Fish<'a>) {
        let _ = fish.len();
    }
}
