//! `after` names a module and a function, without the type of the block.

use fish_model::Boid;
use playground::prelude::*;

pub mod steering {
    use super::*;

    #[derive(Default)]
    pub struct Steering;

    #[systems]
    impl Steering {
        #[system]
        pub fn steer(fish: Query<&Boid>) {
            let _ = fish.len();
        }
    }
}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(after = steering::steer)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
