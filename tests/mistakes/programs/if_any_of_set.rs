//! A system waits for one of several queries, without saying for which.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(if_any = both)]
    fn swim(mut both: ParamSet<(Query<&Boid>, Query<&mut Boid>)>) {
        let _ = both.first().len();
    }
}
