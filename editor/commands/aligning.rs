//! Moves entities to the editor's camera, and that to an entity.

use super::grouping::{parent_of, place_of};
use crate::answer::{CommandError, Outcome};
use crate::app::EditorApp;
use crate::history::value_of;
use playground_base::glam::Mat4;
use playground_base::serde_json::Value as Json;
use playground_base::{ComponentId, Named, from_value, stable_id, to_value};
use playground_core_ecs::{EntityId, Owner, Transform, World};

impl EditorApp {
    /// Sends the viewport's camera to the first selected entity.
    pub(super) fn look_through(&mut self) -> Outcome {
        let selected = self.entities_or_selected(&[])?;
        let state = &mut self.mirror.state;
        state.play.game_camera = false;
        state.viewed.requests += 1;
        state.viewed.sphere = None;
        state.viewed.direction = None;
        state.viewed.through = selected.first().copied();
        Ok(Json::Null)
    }

    /// Moves the selected entities to where the viewport's camera is. They keep their size.
    pub(super) fn align_to_view(&mut self) -> Outcome {
        let ids = self.top_selected()?;
        let not_shown = "the viewport was not shown yet: open it first";
        let camera = self.mirror.camera;
        let camera = camera.ok_or(CommandError::NotNow(not_shown))?;
        let wanted = Mat4::from_rotation_translation(camera.rotation, camera.position);
        let world = self.document.engine.world();
        let component = ComponentId(stable_id(Transform::NAME));
        let place = |id: &EntityId| Ok((*id, to_value(&aligned(world, *id, &wanted))?));
        let placed: Result<Vec<_>, CommandError> = ids.iter().map(place).collect();
        let placed = placed?;
        let title = format!("Align {} to View", self.subject_of_entities(&ids));
        self.edit(title, 0, |edit| {
            let mut placed = placed.into_iter();
            placed.try_for_each(|(id, value)| edit.set(Owner::Entity(id), component, Some(value)))
        })?;
        Ok(Json::Null)
    }
}

/// The transform with which an entity is at a place in the world.
fn aligned(world: &World, id: EntityId, world_from_wanted: &Mat4) -> Transform {
    let component = ComponentId(stable_id(Transform::NAME));
    let value = value_of(world, Owner::Entity(id), component).ok().flatten();
    let before: Option<Transform> = value.and_then(|value| from_value(value).ok());
    let before = before.unwrap_or_default();
    let above = parent_of(world, id).map_or(Mat4::IDENTITY, |parent| place_of(world, parent));
    let local = above.inverse() * *world_from_wanted;
    let (_, rotation, translation) = local.to_scale_rotation_translation();
    match rotation.is_finite() && translation.is_finite() {
        true => Transform {
            translation,
            rotation,
            ..before
        },
        // A parent without size leads nowhere.
        false => before,
    }
}
