//! `Events` of a struct that is no event.

use fish_model::Plain;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn count(eaten: Events<Plain>) {
        let _ = eaten.is_empty();
    }
}
