//! An argument of a type without a description.

use fish_model::Plain;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    /// Feeds the fish.
    #[command]
    fn feed(Arg(plain): Arg<Plain>) {
        let _ = plain.count;
    }
}
