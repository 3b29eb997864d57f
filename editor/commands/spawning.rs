//! Spawns, duplicates and despawns entities.

use super::naming::FreeNames;
use super::place::free_place;
use crate::answer::{CommandError, Outcome, ids_json};
use crate::app::{EditorApp, Origin};
use crate::history::components_of_entity;
use playground_base::glam::{EulerRot, Quat, Vec3};
use playground_base::serde_json::json;
use playground_base::{ComponentId, MixSet, Named, stable_id, to_value};
use playground_core_drawing::{
    Camera, Environment, Light, LightKind, MeshKind, MeshRenderer, Projection, Sprite, Text,
    TileMap,
};
use playground_core_ecs::{
    EcsError, EntityId, EntityRef, Name, OutsideReference, Parent, RowSource, Spawn, Transform,
};
use playground_core_particles::ParticleEmitter;
use playground_core_ui::{Selection, SpawnKind};
use playground_engine::EngineError;
use playground_engine::scene::UnreadComponents;
use serde::Serialize;

impl EditorApp {
    pub(super) fn spawn(
        &mut self,
        kind: SpawnKind,
        name: Option<String>,
        parent: Option<&EntityRef>,
        origin: Origin,
    ) -> Outcome {
        let parent = parent.map(|parent| self.entity(parent)).transpose()?;
        let world = self.document.engine.world();
        let name = name.unwrap_or_else(|| FreeNames::of(world).take(kind.choice().title));
        // A script makes the same scene wherever the camera is.
        let focus = self.mirror.focus.filter(|_| origin != Origin::Script);
        let place = match (parent, focus) {
            (None, Some(focus)) => free_place(world, focus),
            _ => Vec3::ZERO,
        };
        let title = format!("Create {name}");
        let mut components = vec![source(&Name { name })?];
        components.extend(
            parent
                .map(|entity| source(&Parent { entity }))
                .transpose()?,
        );
        components.extend(components_of(kind, place)?);
        let spawn = Spawn {
            id: None,
            components,
        };
        let ids = self.edit(title, 0, |edit| edit.spawn(vec![spawn]))?;
        self.mirror.state.selection = Selection::Entities(ids.clone());
        Ok(json!({"id": ids.first().map(|id| id.to_bits())}))
    }

    pub(super) fn spawn_child(&mut self, kind: SpawnKind, origin: Origin) -> Outcome {
        let parent = self.mirror.state.selection.primary().map(EntityRef::Id);
        self.spawn(kind, None, parent.as_ref(), origin)
    }

    pub(super) fn despawn(&mut self, of: &[EntityRef]) -> Outcome {
        let ids = self.entities_or_selected(of)?;
        let title = format!("Delete {}", self.subject_of_entities(&ids));
        let gone = self.edit(title, 0, |edit| edit.despawn(&ids))?;
        Ok(json!({"despawned": gone.len()}))
    }

    pub(super) fn duplicate(&mut self) -> Outcome {
        let ids = self.entities_or_selected(&[])?;
        let all = self.with_descendants(&ids)?;
        let title = format!("Duplicate {}", self.subject_of_entities(&ids));
        let roots: MixSet<EntityId> = ids.into_iter().collect();
        let engine = &self.document.engine;
        let world = engine.world();
        let mut rows = engine.views().entities.call(|v| v.rows(world, &all))?;
        let named = FreeNames::of(world).rename_rows(&all, &mut rows, &roots);
        let copies = named.map_err(CommandError::from);
        let copies =
            copies.and_then(|()| self.edit(title.clone(), 0, |edit| edit.copy(&all, rows)));
        let copies = match copies {
            // Of a type that does not read its own bytes.
            Err(CommandError::Engine(EngineError::World(EcsError::Value { .. }))) => {
                let entities = self.entities_by_value(&all);
                self.spawn_copies(&title, entities, roots, OutsideReference::Keep)?
            }
            copies => {
                let copies = copies?;
                self.select_copies(&copies, &roots);
                copies
            }
        };
        Ok(ids_json(&copies))
    }

    /// Entities with the values of their components.
    fn entities_by_value(&self, ids: &[EntityId]) -> (Vec<Spawn>, UnreadComponents) {
        let engine = &self.document.engine;
        let mut unread = UnreadComponents::default();
        let spawn = |id: &EntityId| {
            let of_entity = engine.unread().of(Some(*id));
            let names = of_entity.map(|(name, unread)| (name.clone(), unread.clone()));
            unread.extend(Some(*id), names.collect());
            let components = components_of_entity(engine.world(), *id).into_iter();
            Spawn {
                id: Some(*id),
                components: components
                    .map(|(component, value)| (component, RowSource::Value(value)))
                    .collect(),
            }
        };
        (ids.iter().map(spawn).collect(), unread)
    }

    /// Entities and all their descendants, parents first, each once.
    pub(super) fn with_descendants(&self, ids: &[EntityId]) -> Result<Vec<EntityId>, CommandError> {
        let engine = &self.document.engine;
        let (world, entities) = (engine.world(), &engine.views().entities);
        Ok(entities.call(|v| v.with_descendants(world, ids))?)
    }

    /// Spawns copies of entities under new ids; references within the group point to the copies, and
    /// `outside` decides about those to other entities. The copies of `roots` get names that are
    /// free, and are selected. Returns pairs of an original id and the id of its copy.
    pub(super) fn spawn_copies(
        &mut self,
        title: &str,
        (mut spawns, unread): (Vec<Spawn>, UnreadComponents),
        roots: MixSet<EntityId>,
        outside: OutsideReference,
    ) -> Result<Vec<(EntityId, EntityId)>, CommandError> {
        let mut names = FreeNames::of(self.document.engine.world());
        for spawn in &mut spawns {
            if spawn.id.is_some_and(|id| roots.contains(&id)) {
                names.rename(spawn);
            }
        }
        let copies = self.edit(title, 0, |edit| edit.merge(spawns, &unread, outside))?;
        self.select_copies(&copies, &roots);
        Ok(copies)
    }

    fn select_copies(&mut self, copies: &[(EntityId, EntityId)], roots: &MixSet<EntityId>) {
        let of_roots = copies.iter().filter(|(old, _)| roots.contains(old));
        let selected = of_roots.map(|(_, copy)| *copy).collect();
        self.mirror.state.selection = Selection::Entities(selected);
    }
}

/// A component with this value.
pub(super) fn source<T: Named + Serialize>(
    component: &T,
) -> Result<(ComponentId, RowSource), CommandError> {
    let value = to_value(component)?;
    Ok((ComponentId(stable_id(T::NAME)), RowSource::Value(value)))
}

/// The components of an entity of this kind, without its name. It stands on the ground at `place`, or
/// hangs above it.
fn components_of(
    kind: SpawnKind,
    place: Vec3,
) -> Result<Vec<(ComponentId, RowSource)>, CommandError> {
    let at = |y: f32| Transform::from_translation(place + Vec3::new(0.0, y, 0.0));
    let tilted = Transform {
        rotation: Quat::from_euler(EulerRot::YXZ, 0.6, -0.9, 0.0),
        ..at(6.0)
    };
    let mesh = |mesh| MeshRenderer {
        mesh,
        ..MeshRenderer::default()
    };
    let light = |kind, intensity| Light {
        kind,
        intensity,
        shadows: kind == LightKind::Directional,
        ..Light::default()
    };
    Ok(match kind {
        SpawnKind::Empty => vec![source(&at(0.0))?],
        SpawnKind::Cube => vec![source(&at(0.5))?, source(&mesh(MeshKind::Cube))?],
        SpawnKind::Sphere => vec![source(&at(0.5))?, source(&mesh(MeshKind::Sphere))?],
        SpawnKind::Cylinder => vec![source(&at(0.5))?, source(&mesh(MeshKind::Cylinder))?],
        SpawnKind::Cone => vec![source(&at(0.5))?, source(&mesh(MeshKind::Cone))?],
        SpawnKind::Capsule => vec![source(&at(1.0))?, source(&mesh(MeshKind::Capsule))?],
        SpawnKind::Plane => {
            let wide = Transform {
                scale: Vec3::new(10.0, 1.0, 10.0),
                ..at(0.0)
            };
            vec![source(&wide)?, source(&mesh(MeshKind::Plane))?]
        }
        SpawnKind::Camera => {
            let back = Transform::from_translation(place + Vec3::new(0.0, 1.6, 6.0));
            vec![source(&back)?, source(&Camera::default())?]
        }
        SpawnKind::Camera2d => {
            let camera = Camera {
                projection: Projection::Orthographic,
                ..Camera::default()
            };
            // The plane of sprites is in the middle of what it sees.
            let before = Transform::from_translation(Vec3::new(0.0, 0.0, 500.0));
            vec![source(&before)?, source(&camera)?]
        }
        SpawnKind::DirectionalLight => {
            vec![
                source(&tilted)?,
                source(&light(LightKind::Directional, 1.2))?,
            ]
        }
        SpawnKind::PointLight => vec![source(&at(2.5))?, source(&light(LightKind::Point, 8.0))?],
        SpawnKind::SpotLight => vec![source(&tilted)?, source(&light(LightKind::Spot, 30.0))?],
        SpawnKind::Sprite => vec![source(&at(0.5))?, source(&Sprite::default())?],
        SpawnKind::Particles => vec![source(&at(0.0))?, source(&ParticleEmitter::fire())?],
        SpawnKind::TileMap => vec![source(&at(0.0))?, source(&TileMap::default())?],
        SpawnKind::Text => vec![source(&at(0.5))?, source(&Text::new("Text"))?],
        SpawnKind::Environment => vec![source(&Environment::default())?],
    })
}
