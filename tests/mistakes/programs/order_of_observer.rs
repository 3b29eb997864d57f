//! `before` names an observer.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct Greeting;

#[systems]
impl Greeting {
    #[observer]
    pub fn greet(fish: OnAdd<Boid>) {
        let _ = fish.iter();
    }
}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(before = [Greeting::greet])]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
