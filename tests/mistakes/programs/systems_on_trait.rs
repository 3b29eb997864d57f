//! `#[systems]` on the implementation of a trait.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl Drop for GameSystems {
    fn drop(&mut self) {}
}
