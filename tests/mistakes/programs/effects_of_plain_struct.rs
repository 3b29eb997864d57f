//! `Effects` of a struct that is no effect.

use fish_model::Plain;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn splash(_effects: Effects<Plain>) {}
}
