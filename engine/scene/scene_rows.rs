//! [`read_rows`]: reads a whole scene as bytes of rows.

use super::file::VERSION;
use super::load::read_in;
use super::row_groups::{Groups, Pools, Row};
use super::row_text::{RowReader, take_varint};
use super::scene_parts::SceneParts;
use super::{ParsedScene, read_component};
use playground_base::rayon::{self, prelude::*};
use playground_base::ron::{self, value::RawValue};
use playground_base::{ComponentId, Named, stable_id};
use playground_core_ecs::{EntityId, EntityRows, Parent, World, WorldData};
use std::collections::HashSet;

/// A shorter part of a scene is not worth a thread.
const LEAST_PART_BYTES: usize = 1 << 18;

/// The component that names a parent.
const PARENT: ComponentId = ComponentId(stable_id(Parent::NAME));

/// Reads the text of a scene that is in the form in which the editor writes it, with the entities as
/// bytes of rows. `None` for any other text, and for scenes with orphans: they take the usual way,
/// which finds out what is wrong with them. The world is only read.
pub fn read_rows(world: &World, text: &str) -> Option<ParsedScene> {
    let world_data = &*world.data.read();
    world.workers.install(|| read(world_data, text))
}

fn read(world_data: &WorldData, text: &str) -> Option<ParsedScene> {
    let parts = SceneParts::of(text, LEAST_PART_BYTES, rayon::current_num_threads() * 4);
    let mut scene = SceneReader::new(world_data, &parts.frame).scene()?;
    let lists = parts.lists.par_iter();
    let lists = lists.map(|list| SceneReader::new(world_data, list).list());
    for list in lists.collect::<Option<Vec<SceneRead>>>()? {
        scene.append(list)?;
    }
    let SceneRead {
        groups,
        mut parsed,
        parents,
        ..
    } = scene;
    let groups: Vec<EntityRows> = groups.all;
    // A type may refuse values that its description allows.
    let columns = groups.par_iter().flat_map_iter(|group| {
        let count = group.ids.len();
        group.columns.iter().map(move |column| (count, column))
    });
    let decodes = |(count, (component, bytes)): (usize, &(ComponentId, Vec<u8>))| {
        let pool = world_data.pool(*component);
        pool.is_some_and(|pool| pool.check_rows(count, bytes).is_ok())
    };
    columns.all(decodes).then_some(())?;
    if !parents.is_empty() {
        let ids = groups.iter().flat_map(|group| group.ids.iter().copied());
        let here: HashSet<EntityId> = ids.collect();
        if !parents.iter().all(|parent| here.contains(parent)) {
            return None;
        }
    }
    parsed.rows = groups;
    Some(parsed)
}

/// True for the text of a value, of whatever type.
fn is_value(text: &str) -> bool {
    let options = ron::Options::default().with_recursion_limit(64);
    let read: Result<Box<RawValue>, _> = options.from_str(text);
    read.is_ok()
}

/// What was read of a scene.
#[derive(Default)]
struct SceneRead {
    groups: Groups,
    parsed: ParsedScene,
    /// Every parent that an entity names.
    parents: Vec<EntityId>,
    /// The numbers of the first entity and of the last one.
    range: Option<(u64, u64)>,
}

impl SceneRead {
    /// Adds the next entities of the list.
    fn append(&mut self, next: Self) -> Option<()> {
        let first = next.range.map(|(first, _)| first);
        let last = self.range.map(|(_, last)| last);
        // They are in order.
        (first.is_none() || last < first).then_some(())?;
        self.range = match (self.range, next.range) {
            (Some((first, _)), Some((_, last))) => Some((first, last)),
            (range, next) => range.or(next),
        };
        self.groups.append(next.groups);
        self.parsed.unread.append(next.parsed.unread);
        self.parents.extend(next.parents);
        Some(())
    }
}

struct SceneReader<'w, 't> {
    world_data: &'w WorldData,
    reader: RowReader<'t>,
    pools: Pools<'w>,
    read: SceneRead,
    row: Row,
}

impl<'w, 't> SceneReader<'w, 't> {
    fn new(world_data: &'w WorldData, text: &'t str) -> Self {
        Self {
            world_data,
            reader: RowReader::new(text),
            pools: Pools::of(world_data),
            read: SceneRead::default(),
            row: Row::default(),
        }
    }

    /// Reads a whole scene.
    fn scene(mut self) -> Option<SceneRead> {
        self.reader.sign(b'(')?;
        self.reader.label("version")?;
        // A newer one is refused on the usual way.
        (self.reader.whole()? <= u64::from(VERSION)).then_some(())?;
        self.reader.separator(b')')?;
        let mut left = vec!["entities", "resources"];
        while !self.reader.takes(b')') {
            let part = self.reader.name()?;
            left.remove(left.iter().position(|name| *name == part)?);
            match part {
                "resources" => self.resources()?,
                _ => self.entities()?,
            }
            self.reader.separator(b')')?;
        }
        self.reader.is_at_end().then_some(self.read)
    }

    /// Reads a part of the list of entities.
    fn list(mut self) -> Option<SceneRead> {
        while !self.reader.is_at_end() {
            self.entity()?;
            let goes_on = self.reader.takes(b',');
            (goes_on || self.reader.is_at_end()).then_some(())?;
        }
        Some(self.read)
    }

    /// There are few resources, so they take the usual way one by one.
    fn resources(&mut self) -> Option<()> {
        self.reader.sign(b':')?;
        self.reader.sign(b'{')?;
        let mut last = "";
        while !self.reader.takes(b'}') {
            let name = self.reader.quoted()?;
            (last < name).then_some(())?;
            last = name;
            self.reader.sign(b':')?;
            let text = self.reader.skip_value().filter(|text| is_value(text))?;
            let (id, read) = read_in(self.world_data, name, text);
            self.read.parsed.unread.extend(None, read.unread);
            if let (Some(id), Some(value)) = (id, read.value) {
                self.read.parsed.resources.push((id, value));
            }
            self.reader.separator(b'}')?;
        }
        Some(())
    }

    fn entities(&mut self) -> Option<()> {
        self.reader.sign(b':')?;
        self.reader.sign(b'[')?;
        while !self.reader.takes(b']') {
            self.entity()?;
            self.reader.separator(b']')?;
        }
        Some(())
    }

    fn entity(&mut self) -> Option<()> {
        self.reader.sign(b'(')?;
        self.reader.label("id")?;
        let number = self.reader.whole()?;
        let range = self.read.range;
        // Each comes once, and they are in order.
        (range.map(|(_, last)| last) < Some(number)).then_some(())?;
        self.read.range = Some((range.map_or(number, |(first, _)| first), number));
        let id = EntityId::from_bits(number);
        self.row.components.clear();
        self.row.bytes.clear();
        self.reader.sign(b',')?;
        self.reader.label("components")?;
        self.components(id)?;
        self.reader.separator(b')')?;
        self.reader.sign(b')')?;
        self.read.groups.push(id, &self.row);
        Some(())
    }

    fn components(&mut self, id: EntityId) -> Option<()> {
        self.reader.sign(b'{')?;
        let mut last = "";
        while !self.reader.takes(b'}') {
            let name = self.reader.quoted()?;
            // A name that comes twice has one value, and that is for the usual way to say.
            (last < name).then_some(())?;
            last = name;
            self.reader.sign(b':')?;
            self.component(id, name)?;
            self.reader.separator(b'}')?;
        }
        Some(())
    }

    fn component(&mut self, id: EntityId, name: &str) -> Option<()> {
        let start = self.row.bytes.len();
        let known = self.pools.find(name, self.row.components.len());
        let place = self.reader.place();
        let kind = known.filter(|known| known.is_direct);
        let kind = kind.map(|known| &known.pool.description().kind);
        let read = kind.and_then(|kind| self.reader.value(kind, &mut self.row.bytes));
        if read.is_none() {
            self.row.bytes.truncate(start);
            self.reader.go_to(place);
            let text = self.reader.skip_value().filter(|text| is_value(text))?;
            let (component, read) = match known {
                Some(known) => (
                    Some(known.pool.component()),
                    read_component(known.pool, text),
                ),
                None => read_in(self.world_data, name, text),
            };
            self.read.parsed.unread.extend(Some(id), read.unread);
            let (Some(component), Some(value)) = (component, read.value) else {
                return Some(());
            };
            let pool = self.world_data.pool(component)?;
            pool.encode_value(value, &mut self.row.bytes).ok()?;
            return self.add(component, start);
        }
        self.add(known?.pool.component(), start)
    }

    /// The bytes of a component are there. One that comes twice, under a former name, has one value.
    fn add(&mut self, component: ComponentId, start: usize) -> Option<()> {
        let mut before = self.row.components.iter();
        if before.any(|(id, _)| *id == component) {
            return None;
        }
        if component == PARENT {
            let mut bytes = self.row.bytes.get(start..)?;
            let parent = take_varint(&mut bytes).filter(|_| bytes.is_empty())?;
            self.read.parents.push(EntityId::from_bits(parent));
        }
        self.row.components.push((component, self.row.bytes.len()));
        Some(())
    }
}
