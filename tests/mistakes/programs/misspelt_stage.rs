//! There is no such stage.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(stage = Strat)]
    fn spawn(mut commands: Commands<(Boid,)>) {
        commands.spawn((Boid::default(),));
    }
}
