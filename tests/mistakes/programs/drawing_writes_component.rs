//! A drawing writes a component.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[draw]
impl GameSystems {
    fn draw(&self, drawing: &mut Drawing, fish: Query<&mut Boid>) {
        drawing.label(Vec3::ZERO, format!("{}", fish.len()), Color::WHITE);
    }
}
