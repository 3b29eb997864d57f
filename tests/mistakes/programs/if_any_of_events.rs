//! A system waits for events as if they were a query.

use playground::prelude::*;

/// A shark bit.
#[event]
pub struct Bite {}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(if_any = bites)]
    fn bleed(bites: Events<Bite>) {
        let _ = bites.is_empty();
    }
}
