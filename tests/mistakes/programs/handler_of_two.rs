//! A handler with a second parameter.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[effect_handler]
    fn save(files: &[SaveFile], time: FrameTime) {
        let _ = (files.len(), time.index);
    }
}
