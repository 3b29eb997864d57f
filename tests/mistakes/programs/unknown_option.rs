//! `#[system]` knows no such option.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(stag = Start)]
    fn spawn(mut commands: Commands<(Boid,)>) {
        commands.spawn((Boid::default(),));
    }
}
