//! An observer without a parameter.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[observer]
    fn greet() {}
}
