//! A system waits for the time.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(if_changed = time)]
    fn swim(time: FrameTime) {
        let _ = time.delta_s;
    }
}
