//! A handler of a struct that is no effect.

use fish_model::Plain;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[effect_handler]
    fn splash(effects: &[Plain]) {
        let _ = effects.len();
    }
}
