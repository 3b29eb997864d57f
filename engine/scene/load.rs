//! Loads scenes from text into the world.

use super::file::VERSION;
use super::orphans::{Orphan, move_orphans_to_root};
use super::{SceneEntity, SceneError, SceneFile, UnknownComponents, parse_value};
use playground_base::ron::{self, value::RawValue};
use playground_base::{ComponentId, Value};
use playground_core_ecs::{
    BoundComponentView, BoundEntityView, EntityId, RowSource, Spawn, World, WorldData,
};
use std::collections::BTreeMap;
use std::path::Path;

/// The largest scene file.
const LIMIT_BYTES: u64 = 256 << 20;

/// The content of a scene, checked against the registered components.
#[derive(Debug, Default)]
pub struct ParsedScene {
    /// Entities to make, in the order of the file.
    pub spawns: Vec<Spawn>,
    /// Resources to set.
    pub resources: Vec<(ComponentId, Value)>,
    /// Components that no module registered or that the world would refuse.
    pub unknown_components: UnknownComponents,
    /// Entities that are at the root because the file lacks their parent.
    pub orphans: Vec<Orphan>,
}

/// Reads and checks a scene file. The world is only read.
pub fn load(world: &World, file: &Path) -> Result<ParsedScene, SceneError> {
    let failed = |error: std::io::Error| SceneError::File {
        file: file.to_path_buf(),
        reason: error.to_string(),
    };
    let size = std::fs::metadata(file).map_err(failed)?.len();
    if size > LIMIT_BYTES {
        return Err(SceneError::TooLarge {
            file: file.to_path_buf(),
            size_mib: size >> 20,
            limit_mib: LIMIT_BYTES >> 20,
        });
    }
    let text = std::fs::read_to_string(file).map_err(failed)?;
    let mut parsed = parse(world, &text, &file.display().to_string())?;
    move_orphans_to_root(&world.data.read(), &mut parsed);
    Ok(parsed)
}

/// Parses and checks the text of a scene, or of a part of one; `origin` names the text in errors.
/// The world is only read.
pub fn parse(world: &World, text: &str, origin: &str) -> Result<ParsedScene, SceneError> {
    let options = ron::Options::default().with_recursion_limit(64);
    let scene: SceneFile = options.from_str(text).map_err(|error| SceneError::Syntax {
        origin: origin.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        reason: error.code.to_string(),
    })?;
    if scene.version > VERSION {
        return Err(SceneError::Version {
            found: scene.version,
            known: VERSION,
        });
    }
    let world_data = world.data.read();
    let mut parsed = ParsedScene::default();
    for entity in scene.entities {
        parse_entity(&world_data, entity, &mut parsed)?;
    }
    for (name, text) in scene.resources {
        if let Some((id, value)) = parse_component(&world_data, 0, &name, &text)? {
            parsed.resources.push((id, value));
        }
    }
    Ok(parsed)
}

fn parse_entity(
    world_data: &WorldData,
    entity: SceneEntity,
    parsed: &mut ParsedScene,
) -> Result<(), SceneError> {
    let id = EntityId::from_bits(entity.id);
    let mut spawn = Spawn {
        id: Some(id),
        components: Vec::new(),
    };
    let mut unknown = BTreeMap::new();
    for (name, text) in entity.components {
        match parse_component(world_data, entity.id, &name, &text)? {
            Some((component, value)) => spawn.components.push((component, RowSource::Value(value))),
            None => drop(unknown.insert(name, text.get_ron().trim().to_owned())),
        }
    }
    if !unknown.is_empty() {
        parsed.unknown_components.insert(id, unknown);
    }
    parsed.spawns.push(spawn);
    Ok(())
}

/// The component and its value; `None` when no module registered the component.
fn parse_component(
    world_data: &WorldData,
    entity: u64,
    name: &str,
    text: &RawValue,
) -> Result<Option<(ComponentId, Value)>, SceneError> {
    let known = world_data.pools.iter().find(|pool| {
        let description = pool.description();
        description.name == name || description.former_names.contains(&name)
    });
    let Some(pool) = known else {
        return Ok(None);
    };
    let wrong = |reason: String| SceneError::Component {
        entity,
        component: name.to_owned(),
        reason,
    };
    let value = parse_value(text.get_ron(), &pool.description().kind)
        .map_err(|error| wrong(error.to_string()))?;
    pool.check(value.clone())
        .map_err(|error| wrong(error.to_string()))?;
    Ok(Some((pool.component(), value)))
}

/// Replaces the world's entities and resources by those of a scene. The caller restores the world
/// on an error.
pub fn spawn_all(
    world: &World,
    entities: &BoundEntityView,
    components: &BoundComponentView,
    parsed: &ParsedScene,
) -> Result<(), SceneError> {
    spawn_entities(world, entities, parsed)?;
    components.call(|view| view.reset_resources(world))?;
    set_resources(world, components, parsed)
}

/// Replaces the world's entities by those of a scene.
pub fn spawn_entities(
    world: &World,
    entities: &BoundEntityView,
    parsed: &ParsedScene,
) -> Result<(), SceneError> {
    entities.call(|view| view.clear(world))?;
    entities.call(|view| view.spawn(world, parsed.spawns.clone()))??;
    Ok(())
}

/// Sets the resources that a scene names; the others stay as they are.
pub fn set_resources(
    world: &World,
    components: &BoundComponentView,
    parsed: &ParsedScene,
) -> Result<(), SceneError> {
    for (id, value) in &parsed.resources {
        let row = RowSource::Value(value.clone());
        components.call(|view| view.set_resource(world, *id, row))??;
    }
    Ok(())
}
