//! An optional argument before a required one.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    /// Feeds the fish.
    #[command]
    fn feed(hours: Arg<Option<u32>>, count: Arg<u32>) -> String {
        format!("{} {}", hours.unwrap_or(0), *count)
    }
}
