//! New entities, duplicates, and the end of entities.

use super::Answer;
use crate::app::EditorApp;
use crate::history::{Row, row_of};
use playground_base::glam::{EulerRot, Quat, Vec3};
use playground_base::serde_json::json;
use playground_base::{ComponentId, Named, Value, stable_id, to_value};
use playground_core_ecs::{
    EcsError, EntityId, EntityRef, Name, Parent, RowSource, Spawn, Transform,
};
use playground_core_rendering::{Camera, Light, LightKind, MeshKind, MeshRenderer};
use playground_core_ui::SpawnKind;
use playground_engine::EngineError;
use serde::Serialize;
use std::collections::HashMap;

impl EditorApp {
    pub(super) fn spawn(
        &mut self,
        kind: &SpawnKind,
        name: Option<String>,
        parent: Option<&EntityRef>,
    ) -> Answer {
        let parent = parent.map(|parent| self.entity(parent)).transpose()?;
        let name = name.unwrap_or_else(|| kind.as_title().to_owned());
        let title = format!("Create {name}");
        let mut components = vec![source(&Name { name })?];
        components.extend(
            parent
                .map(|entity| source(&Parent { entity }))
                .transpose()?,
        );
        components.extend(parts_of(kind)?);
        let spawn = Spawn {
            id: None,
            components,
        };
        let ids = self.edit(title, 0, |edit| {
            edit.spawn(vec![spawn]).map_err(|e| e.to_string())
        })?;
        self.state.selection.entities.clone_from(&ids);
        Ok(json!({"id": ids.first().map(|id| id.to_bits())}))
    }

    pub(super) fn despawn(&mut self, of: &[EntityRef]) -> Answer {
        let ids = self.entities_or_selected(of)?;
        let title = match ids.len() {
            1 => "Delete".to_owned(),
            many => format!("Delete {many} Entities"),
        };
        let gone = self.edit(title, 0, |edit| {
            edit.despawn(&ids).map_err(|e| e.to_string())
        })?;
        self.forget_gone();
        Ok(json!({"despawned": gone.len()}))
    }

    pub(super) fn duplicate(&mut self) -> Answer {
        let ids = self.entities_or_selected(&[])?;
        let rows = self.rows_with_descendants(&ids)?;
        let copies = self.spawn_copies("Duplicate", rows, &ids)?;
        Ok(json!({"ids": copies.iter().map(|id| id.to_bits()).collect::<Vec<_>>()}))
    }

    /// Entities and all below them, parents first, each once.
    pub(super) fn rows_with_descendants(&self, ids: &[EntityId]) -> Result<Vec<Row>, String> {
        let world = self.engine.world();
        let mut rows: Vec<Row> = Vec::new();
        for id in ids {
            let views = self.engine.views();
            let below = views.entities.call(|v| v.with_descendants(world, *id));
            for id in below.map_err(|e| e.to_string())? {
                if rows.iter().all(|(known, _)| *known != id) {
                    rows.push(row_of(world, id));
                }
            }
        }
        Ok(rows)
    }

    /// Makes copies of rows under fresh ids; what referred inside the group refers to the copies.
    /// The copies of `roots` are selected.
    pub(super) fn spawn_copies(
        &mut self,
        title: &str,
        rows: Vec<Row>,
        roots: &[EntityId],
    ) -> Result<Vec<EntityId>, String> {
        let old: Vec<EntityId> = rows.iter().map(|(id, _)| *id).collect();
        let parent = ComponentId(stable_id(Parent::NAME));
        let ids = self.edit(title, 0, |edit| {
            let spawns = rows.iter().map(|row| without(row, parent)).collect();
            let ids = edit.spawn(spawns).map_err(|e| e.to_string())?;
            let copy_of: HashMap<EntityId, EntityId> =
                old.iter().copied().zip(ids.iter().copied()).collect();
            for ((_, components), id) in rows.iter().zip(&ids) {
                let Some((_, value)) = components.iter().find(|(c, _)| *c == parent) else {
                    continue;
                };
                let value = redirected(value, &copy_of);
                match edit.set(*id, parent, Some(value)) {
                    // It was deleted since the copy was taken: this copy stands at the root.
                    Err(EngineError::World(EcsError::NoParent(_))) => {}
                    set => set.map_err(|e| e.to_string())?,
                }
            }
            Ok(ids)
        })?;
        let pairs = old.iter().zip(&ids);
        let copies = pairs
            .filter(|(old, _)| roots.contains(old))
            .map(|(_, id)| *id);
        self.state.selection.entities = copies.collect();
        Ok(ids)
    }
}

fn without((_, components): &Row, left_out: ComponentId) -> Spawn {
    let kept = components.iter().filter(|(id, _)| *id != left_out);
    Spawn {
        id: None,
        components: kept
            .map(|(id, value)| (*id, RowSource::Value(value.clone())))
            .collect(),
    }
}

/// A `Parent` that points to the copy where its entity was copied too.
fn redirected(parent: &Value, copy_of: &HashMap<EntityId, EntityId>) -> Value {
    let id = parent.field("entity").and_then(Value::as_i64);
    let id = id.map(|bits| EntityId::from_bits(bits as u64));
    match id.and_then(|id| copy_of.get(&id)) {
        Some(copy) => Value::Struct(vec![("entity".into(), Value::UInt(copy.to_bits()))]),
        None => parent.clone(),
    }
}

fn source<T: Named + Serialize>(component: &T) -> Result<(ComponentId, RowSource), String> {
    let value = to_value(component).map_err(|e| e.to_string())?;
    Ok((ComponentId(stable_id(T::NAME)), RowSource::Value(value)))
}

/// What an entity of this kind has besides a name.
fn parts_of(kind: &SpawnKind) -> Result<Vec<(ComponentId, RowSource)>, String> {
    let at = |y: f32| Transform::from_translation(Vec3::new(0.0, y, 0.0));
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
            let back = Transform::from_translation(Vec3::new(0.0, 1.6, 6.0));
            vec![source(&back)?, source(&Camera::default())?]
        }
        SpawnKind::DirectionalLight => {
            vec![
                source(&tilted)?,
                source(&light(LightKind::Directional, 1.2))?,
            ]
        }
        SpawnKind::PointLight => vec![source(&at(2.5))?, source(&light(LightKind::Point, 8.0))?],
        SpawnKind::SpotLight => vec![source(&tilted)?, source(&light(LightKind::Spot, 30.0))?],
    })
}
