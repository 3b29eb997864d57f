//! A system runs after one of another block and another stage.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct Spawning;

#[systems]
impl Spawning {
    #[system(stage = Start)]
    pub fn spawn(mut commands: Commands<(Boid,)>) {
        commands.spawn((Boid::default(),));
    }
}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(after = Spawning::spawn)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
