//! A `for` loop writes a sparse component.

use fish_model::Fear;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn calm(mut afraid: Query<&mut Fear>) {
        for fear in &mut afraid {
            fear.strength *= 0.5;
        }
    }
}
