//! A system asks for what only an observer is told.

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
