//! `after` names a system that another module cannot see.

use fish_model::Boid;
use playground::prelude::*;

pub mod steering {
    use super::*;

    #[derive(Default)]
    pub struct Steering;

    #[systems]
    impl Steering {
        #[system]
        fn steer(fish: Query<&Boid>) {
            let _ = fish.len();
        }
    }
}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(after = steering::Steering::steer)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
