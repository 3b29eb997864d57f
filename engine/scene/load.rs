//! Loads scenes from text into the world.

use super::file::VERSION;
use super::orphans::{Orphan, move_orphans_to_root};
use super::read_component::{ReadComponent, read_component, whole};
use super::scene_rows::read_rows;
use super::{SceneEntity, SceneError, SceneFile, TextFormat, UnreadComponents};
use crate::content_hash;
use playground_base::ron::{self, value::RawValue};
use playground_base::{ComponentId, ErasedPool, FieldKind, Value};
use playground_core_ecs::{
    BoundComponentView, BoundEntityView, EntityId, EntityRows, RowSource, Spawn, World, WorldData,
};
use std::path::Path;

/// The largest scene file.
pub(super) const LIMIT_BYTES: u64 = 1 << 30;

/// The largest scene that is read through values, which take many times as much memory: one that no
/// editor wrote may consist of the smallest of them.
const USUAL_LIMIT_BYTES: u64 = 256 << 20;

/// The content of a scene, checked against the registered components.
#[derive(Debug, Default)]
pub struct ParsedScene {
    /// Entities to make, in the order of the file.
    pub spawns: Vec<Spawn>,
    /// Entities to make whose rows are read already. [`load_scene`] alone makes some.
    pub rows: Vec<EntityRows>,
    /// Resources to set.
    pub resources: Vec<(ComponentId, Value)>,
    /// What this build cannot read.
    pub unread: UnreadComponents,
    /// Entities that are at the root because the file lacks their parent.
    pub orphans: Vec<Orphan>,
}

/// The text of a scene file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SceneText {
    /// The content.
    pub text: String,
    /// How the file writes it.
    pub format: TextFormat,
}

impl SceneText {
    /// Reads a scene file.
    ///
    /// # Errors
    /// When it cannot be read, is larger than a scene may be, or is no text.
    pub fn read(file: &Path) -> Result<Self, SceneError> {
        let failed = |error: std::io::Error| SceneError::File {
            file: file.to_path_buf(),
            reason: error.to_string(),
        };
        let size = std::fs::metadata(file).map_err(failed)?.len();
        check_size(size, LIMIT_BYTES, || file.display().to_string())?;
        Ok(Self::of(std::fs::read_to_string(file).map_err(failed)?))
    }

    /// The scene in the text of a file.
    pub fn of(file: String) -> Self {
        let (format, text) = TextFormat::separate(file);
        Self { text, format }
    }

    /// The text of its file.
    pub fn file_text(&self) -> String {
        self.format.join(&self.text)
    }

    /// A hash of the content. The journal keeps it, so it is the same in every build.
    pub fn hash(&self) -> u64 {
        content_hash(self.text.as_bytes())
    }
}

/// Checks the text of a whole scene; `origin` names it in errors. The world is only read.
pub fn parse_scene(world: &World, text: &str, origin: &str) -> Result<ParsedScene, SceneError> {
    let mut parsed = parse(world, text, origin)?;
    move_orphans_to_root(&world.data.read(), &mut parsed);
    Ok(parsed)
}

/// The same for a scene that takes the place of the world's: entities are bytes of rows where the
/// editor wrote the text.
pub fn load_scene(world: &World, text: &str, origin: &str) -> Result<ParsedScene, SceneError> {
    let read = read_rows(world, text);
    read.map_or_else(|| parse_scene(world, text, origin), Ok)
}

fn check_size(size: u64, limit: u64, origin: impl FnOnce() -> String) -> Result<(), SceneError> {
    if size <= limit {
        return Ok(());
    }
    Err(SceneError::TooLarge {
        origin: origin(),
        size_mib: size >> 20,
        limit_mib: limit >> 20,
    })
}

/// Parses the text of a scene without any knowledge of its components.
///
/// # Errors
/// When it is no scene, or an entity or a component of one comes twice.
pub fn parse_file(text: &str, origin: &str) -> Result<SceneFile, SceneError> {
    check_size(text.len() as u64, LIMIT_BYTES, || origin.to_owned())?;
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
    scene.check_unique(origin)?;
    Ok(scene)
}

/// Parses and checks the text of a scene, or of a part of one; `origin` names the text in errors.
/// The world is only read.
pub fn parse(world: &World, text: &str, origin: &str) -> Result<ParsedScene, SceneError> {
    check_size(text.len() as u64, USUAL_LIMIT_BYTES, || origin.to_owned())?;
    let scene = parse_file(text, origin)?;
    let world_data = world.data.read();
    let mut parsed = ParsedScene::default();
    for entity in scene.entities {
        parse_entity(&world_data, entity, &mut parsed);
    }
    for (name, text) in scene.resources {
        let (id, read) = parse_component(&world_data, &name, &text);
        parsed.unread.extend(None, read.unread);
        if let (Some(id), Some(value)) = (id, read.value) {
            parsed.resources.push((id, value));
        }
    }
    Ok(parsed)
}

fn parse_entity(world_data: &WorldData, entity: SceneEntity, parsed: &mut ParsedScene) {
    let id = EntityId::from_bits(entity.id);
    let mut spawn = Spawn {
        id: Some(id),
        components: Vec::new(),
    };
    for (name, text) in entity.components {
        let (component, read) = parse_component(world_data, &name, &text);
        parsed.unread.extend(Some(id), read.unread);
        if let (Some(component), Some(value)) = (component, read.value) {
            spawn.components.push((component, RowSource::Value(value)));
        }
    }
    parsed.spawns.push(spawn);
}

/// The component of this name, if a module registered it, and as much of its value as fits.
pub fn read_named(world: &World, name: &str, text: &str) -> (Option<ComponentId>, ReadComponent) {
    read_in(&world.data.read(), name, text)
}

/// The kind of the component of this name, or of its field `crate::Type.field`, if a module
/// registered it.
pub fn component_kind(world: &World, name: &str) -> Option<FieldKind> {
    let (component, field) = name.split_once('.').unwrap_or((name, ""));
    let world_data = world.data.read();
    let pool = pool_named(&world_data, component)?;
    pool.description().kind.at(field).map(|(kind, _)| kind)
}

fn pool_named<'w>(world_data: &'w WorldData, name: &str) -> Option<&'w ErasedPool> {
    let is_called = |pool: &&ErasedPool| pool.description().name == name;
    let was_called = |pool: &&ErasedPool| pool.description().former_names.contains(&name);
    let mut pools = world_data.pools.iter();
    pools
        .find(is_called)
        .or_else(|| world_data.pools.iter().find(was_called))
}

fn parse_component(
    world_data: &WorldData,
    name: &str,
    text: &RawValue,
) -> (Option<ComponentId>, ReadComponent) {
    read_in(world_data, name, text.get_ron())
}

/// The same as [`read_named`], in a world that is locked.
pub fn read_in(
    world_data: &WorldData,
    name: &str,
    text: &str,
) -> (Option<ComponentId>, ReadComponent) {
    match pool_named(world_data, name) {
        Some(pool) => (Some(pool.component()), read_component(pool, text)),
        None => {
            let reason = "no module of the project declares it".to_owned();
            (None, whole(name, text, reason))
        }
    }
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
    entities.call(|view| view.spawn_rows(world, &parsed.rows))??;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_of_a_scene_is_the_same_in_every_build() {
        let text = |text: &str| SceneText {
            text: text.to_owned(),
            format: TextFormat::default(),
        };
        assert_eq!(text("(version: 1)").hash(), HASH);
        assert_ne!(text("(version: 2)").hash(), HASH);
    }

    /// A journal of another build has this.
    const HASH: u64 = 0x3389_507b_6902_2cec;
}
