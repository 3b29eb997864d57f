//! A system takes the trigger of an observer.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn greet(added: OnAdd<Boid>) {
        let _ = added.iter().count();
    }
}
