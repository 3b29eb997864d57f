//! A console command takes the trigger of an observer.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    /// Greets a fish.
    #[command]
    fn greet(added: OnAdd<Boid>) {
        let _ = added.iter().count();
    }
}
