//! A `Local` holds what serde does not know.

use fish_model::Plain;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn count(mut counted: Local<Plain>) {
        counted.count += 1;
    }
}
