//! A handler without a parameter.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[effect_handler]
    fn save() {}
}
