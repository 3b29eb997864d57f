//! Commands name a resource.

use fish_model::Game;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn begin(mut commands: Commands<(Transform, Game)>) {
        commands.spawn((Game::default(),));
    }
}
