//! A gizmo without a component to edit.

use playground_panels::prelude::*;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[gizmo]
impl GameSystems {
    fn gizmo(&self, gizmo: &mut Gizmo) {
        gizmo.label(Vec3::ZERO, "here", Color::WHITE);
    }
}
