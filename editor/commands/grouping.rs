//! Groups: entities under a new one, at the root, and their children.

use super::naming::FreeNames;
use super::spawning::source;
use crate::answer::{CommandError, Outcome};
use crate::app::EditorApp;
use crate::history::value_of;
use playground_base::glam::{Mat4, Vec3};
use playground_base::serde_json::{Value as Json, json};
use playground_base::{ComponentId, Named, from_value, stable_id};
use playground_core_ecs::{EntityId, Name, Owner, Parent, Spawn, Transform, World, WorldTransform};
use playground_core_ui::Selection;

impl EditorApp {
    /// Selects the children of the selected entities; without children, what is selected stays.
    pub(super) fn select_children(&mut self) -> Result<Json, CommandError> {
        let engine = &self.document.engine;
        let (world, entities) = (engine.world(), &engine.views().entities);
        let mut children = Vec::new();
        for parent in self.mirror.state.selection.entities() {
            children.extend(entities.call(|view| view.children(world, *parent))?);
        }
        if children.is_empty() {
            let none = "what is selected has no children".to_owned();
            return Err(CommandError::Outside(none));
        }
        let answer = json!({"selected": children.len()});
        self.mirror.state.selection = Selection::Entities(children);
        Ok(answer)
    }

    /// Moves the selected entities to the root.
    pub(super) fn unparent(&mut self) -> Outcome {
        self.set_parent(&[], None)
    }

    /// Puts the selected entities under a new one, which is where their middle is, and selects it.
    pub(super) fn group(&mut self) -> Outcome {
        let ids = self.top_selected()?;
        let world = self.document.engine.world();
        let parents: Vec<Option<EntityId>> = ids.iter().map(|id| parent_of(world, *id)).collect();
        let first = parents.first().copied().flatten();
        let parent = first.filter(|_| parents.iter().all(|parent| *parent == first));
        let above = parent.map_or(Mat4::IDENTITY, |parent| place_of(world, parent));
        let sum: Vec3 = ids
            .iter()
            .map(|id| place_of(world, *id).w_axis.truncate())
            .sum();
        let middle = above.inverse().transform_point3(sum / ids.len() as f32);
        let middle = if middle.is_finite() {
            middle
        } else {
            Vec3::ZERO
        };
        let name = FreeNames::of(world).take("Group");
        let title = format!("Group {}", self.subject_of_entities(&ids));
        let mut components = vec![
            source(&Name { name })?,
            source(&Transform::from_translation(middle))?,
        ];
        components.extend(
            parent
                .map(|entity| source(&Parent { entity }))
                .transpose()?,
        );
        let group = self.edit(title, 0, |edit| {
            let spawn = Spawn {
                id: None,
                components,
            };
            let made = edit.spawn(vec![spawn])?;
            for id in &ids {
                edit.set_parent(*id, made.first().copied())?;
            }
            Ok(made)
        })?;
        self.mirror.state.selection = Selection::Entities(group.clone());
        Ok(json!({"id": group.first().map(|id| id.to_bits())}))
    }

    /// The selected entities that are not below another selected one.
    pub(super) fn top_selected(&self) -> Result<Vec<EntityId>, CommandError> {
        let world = self.document.engine.world();
        let selected = self.entities_or_selected(&[])?;
        let is_below = |id: &EntityId| {
            let above = std::iter::successors(parent_of(world, *id), |id| parent_of(world, *id));
            // There should be no circle, but a broken scene must not hang the editor.
            above.take(1_000).any(|above| selected.contains(&above))
        };
        Ok(selected
            .iter()
            .copied()
            .filter(|id| !is_below(id))
            .collect())
    }
}

pub(super) fn parent_of(world: &World, id: EntityId) -> Option<EntityId> {
    let parent = ComponentId(stable_id(Parent::NAME));
    let value = value_of(world, Owner::Entity(id), parent).ok().flatten()?;
    let parent: Parent = from_value(value).ok()?;
    Some(parent.entity)
}

/// The transform of an entity in the world.
pub(super) fn place_of(world: &World, id: EntityId) -> Mat4 {
    let transform = ComponentId(stable_id(WorldTransform::NAME));
    let value = value_of(world, Owner::Entity(id), transform).ok().flatten();
    let transform = value.and_then(|value| from_value(value).ok());
    transform.map_or(Mat4::IDENTITY, |of: WorldTransform| of.world_from_local)
}
