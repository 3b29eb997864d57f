//! `#[effect_handler]` in a block without `#[systems]`.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

impl GameSystems {
    #[effect_handler]
    fn save(files: &[SaveFile]) {
        let _ = files.len();
    }
}

#[systems]
impl GameSystems {
    #[system]
    fn rest() {}
}
