//! A number is a parameter.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(delta_s: f32) {
        let _ = delta_s;
    }
}
