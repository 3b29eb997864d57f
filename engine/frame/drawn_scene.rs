//! [`DrawnScene`]: what a scene shows that is not open.

use crate::scene::merge::{ComponentTexts, SceneTree};
use crate::scene::read_named;
use playground_base::glam::{Mat4, Vec3};
use playground_base::serde::de::DeserializeOwned;
use playground_base::{ComponentId, Named, Value, from_value, stable_id};
use playground_core_drawing::{Camera, Environment, Light, MeshRenderer, Sprite};
use playground_core_ecs::{Disabled, EntityId, Parent, Transform, World};
use std::collections::BTreeMap;

/// What a scene shows that is not open: another version of the open one, or another file. It has what
/// the engine draws by itself; drawings of plugins need a world.
#[derive(Clone, Debug, Default)]
pub struct DrawnScene {
    /// Its entities with a transform.
    pub entities: BTreeMap<EntityId, DrawnEntity>,
    /// The first environment of an enabled entity.
    pub environment: Option<Environment>,
}

/// An entity of a scene that is not open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnEntity {
    /// Its transform.
    pub world_from_local: Mat4,
    /// Its mesh.
    pub mesh: Option<MeshRenderer>,
    /// Its sprite.
    pub sprite: Option<Sprite>,
    /// Its light.
    pub light: Option<Light>,
    /// Its camera.
    pub camera: Option<Camera>,
    /// It is disabled: it is not drawn.
    pub is_disabled: bool,
}

impl DrawnEntity {
    /// Half its size in its own axes, in metres.
    pub fn half_size(&self) -> Vec3 {
        match (&self.mesh, &self.sprite) {
            (Some(mesh), _) => mesh.mesh.half_size(),
            (None, Some(sprite)) => Vec3::new(sprite.width_m, sprite.height_m, 0.0) * 0.5,
            (None, None) => Vec3::splat(HALF_SIZE_OF_OTHERS),
        }
    }
}

/// Half the size of what has neither mesh nor sprite, in metres.
const HALF_SIZE_OF_OTHERS: f32 = 0.25;

impl DrawnScene {
    /// Reads what a scene shows. The world says which components there are; it is not changed.
    pub fn read(world: &World, scene: &SceneTree) -> Self {
        let all = scene.owners.keys().filter_map(|owner| *owner);
        Self::read_entities(world, scene, all)
    }

    /// Reads some entities of a scene.
    pub fn read_entities(
        world: &World,
        scene: &SceneTree,
        wanted: impl IntoIterator<Item = EntityId>,
    ) -> Self {
        let mut read = Self::default();
        let (mut wanted, mut parents) = (wanted.into_iter(), Vec::new());
        let mut places = BTreeMap::new();
        loop {
            let parent = parents.pop();
            let is_wanted = parent.is_none();
            let Some(id) = parent.or_else(|| wanted.next()) else {
                break;
            };
            let is_known = places.contains_key(&id);
            let Some(texts) = scene.get(Some(id)).filter(|_| is_wanted || !is_known) else {
                continue;
            };
            let (entity, place, environment) = entity(world, texts);
            if !entity.is_disabled && read.environment.is_none() {
                read.environment = environment;
            }
            if let Some(place) = place {
                parents.extend(place.1);
                places.insert(id, place);
                if is_wanted {
                    read.entities.insert(id, entity);
                }
            }
        }
        for (id, entity) in &mut read.entities {
            entity.world_from_local = world_from_local(&places, *id);
        }
        read
    }
}

/// Transform relative to the parent, and the parent.
type Place = (Mat4, Option<EntityId>);

fn entity(
    world: &World,
    texts: &ComponentTexts,
) -> (DrawnEntity, Option<Place>, Option<Environment>) {
    let mut entity = DrawnEntity::default();
    let (mut local, mut parent, mut environment) = (None, None, None);
    for (name, text) in texts {
        let (component, read) = read_named(world, name, text);
        let (Some(ComponentId(id)), Some(value)) = (component, read.value) else {
            continue;
        };
        let value = || value.clone();
        if id == stable_id(Transform::NAME) {
            let transform: Option<Transform> = component_from(value());
            local = transform.map(|of| of.to_matrix());
        } else if id == stable_id(Parent::NAME) {
            let of: Option<Parent> = component_from(value());
            parent = of.map(|of| of.entity);
        } else if id == stable_id(MeshRenderer::NAME) {
            entity.mesh = component_from(value());
        } else if id == stable_id(Sprite::NAME) {
            entity.sprite = component_from(value());
        } else if id == stable_id(Light::NAME) {
            entity.light = component_from(value());
        } else if id == stable_id(Camera::NAME) {
            entity.camera = component_from(value());
        } else if id == stable_id(Environment::NAME) {
            environment = component_from(value());
        } else if id == stable_id(Disabled::NAME) {
            entity.is_disabled = true;
        }
    }
    (entity, local.map(|local| (local, parent)), environment)
}

fn component_from<T: DeserializeOwned>(value: Value) -> Option<T> {
    from_value(value).ok()
}

/// Multiplies the transforms of all parents. A circle of parents, which a broken file may have, ends.
fn world_from_local(places: &BTreeMap<EntityId, Place>, id: EntityId) -> Mat4 {
    let parent = |of: &&Place| of.1.and_then(|parent| places.get(&parent));
    let above = std::iter::successors(places.get(&id), parent);
    let above = above.take(places.len());
    above.fold(Mat4::IDENTITY, |child, (local, _)| *local * child)
}
