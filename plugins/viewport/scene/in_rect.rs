//! [`entities_in`]: what is in a rectangle of the picture.

use super::Keys;
use super::bounds::Visuals;
use crate::maths::View;
use playground_base::ArchetypeId;
use playground_core_ecs::{EntityId, WorldReader};
use playground_graphics::egui::Rect;

/// The entities with a mesh or a sprite whose centre is in the rectangle, in the order of the world;
/// none while components are being written.
pub fn entities_in(keys: &Keys, world: WorldReader<'_>, view: &View, rect: Rect) -> Vec<EntityId> {
    let transforms = world.read(&keys.world_transforms);
    let (Ok(transforms), Some(visuals)) = (transforms, Visuals::read(keys, world)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (index, archetype) in world.archetypes().iter().enumerate() {
        let id = ArchetypeId(index as u32);
        let rows = transforms.rows(id).iter().zip(&archetype.entities);
        for (row, (transform, entity)) in rows.enumerate() {
            let center = transform.world_from_local.w_axis.truncate();
            let is_inside = || view.to_screen(center).is_some_and(|at| rect.contains(at));
            if visuals.corners(id, row).is_some() && is_inside() {
                found.push(*entity);
            }
        }
    }
    found
}
