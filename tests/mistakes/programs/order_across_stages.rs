//! A system runs after one of another stage.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(stage = Start)]
    fn spawn(mut commands: Commands<(Boid,)>) {
        commands.spawn((Boid::default(),));
    }

    #[system(after = spawn)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
