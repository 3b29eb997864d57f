//! A function is a system and an observer.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    #[observer]
    fn greet(added: OnAdd<Boid>) {
        let _ = added.iter().count();
    }
}
