//! A struct that is no component in a query.

use fish_model::Plain;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut fish: Query<&mut Plain>) {
        fish.for_each(|plain| plain.count += 1);
    }
}
