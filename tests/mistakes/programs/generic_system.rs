//! A system is generic.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim<T: Component>(fish: Query<&T>) {
        let _ = fish.len();
    }
}
