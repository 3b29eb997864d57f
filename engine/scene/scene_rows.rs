//! [`read_rows`]: reads a whole scene as bytes of rows.

use super::file::VERSION;
use super::load::read_in;
use super::row_text::{RowReader, follows_description, take_varint};
use super::{ParsedScene, read_component};
use playground_base::ron::{self, value::RawValue};
use playground_base::{ComponentId, ErasedPool, Named, stable_id};
use playground_core_ecs::{EntityId, EntityRows, Parent, WorldData};
use std::collections::{HashMap, HashSet};

/// The component that names a parent.
const PARENT: ComponentId = ComponentId(stable_id(Parent::NAME));

/// Reads the text of a scene that is in the form in which the editor writes it, with the entities as
/// bytes of rows. `None` for any other text, and for scenes with orphans: they take the usual way,
/// which finds out what is wrong with them. The world is only read.
pub fn read_rows(world_data: &WorldData, text: &str) -> Option<ParsedScene> {
    let mut scene = SceneReader {
        reader: RowReader::new(text),
        pools: Pools::of(world_data),
        groups: Groups::default(),
        parsed: ParsedScene::default(),
        parents: Vec::new(),
        row: Row::default(),
    };
    scene.read(world_data)?;
    let SceneReader {
        groups,
        mut parsed,
        parents,
        ..
    } = scene;
    let groups: Vec<EntityRows> = groups.all;
    // A type may refuse values that its description allows.
    groups
        .iter()
        .all(|group| decodes(world_data, group))
        .then_some(())?;
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

/// True when the types of all components take these rows.
fn decodes(world_data: &WorldData, group: &EntityRows) -> bool {
    let decodes = |(component, bytes): &(ComponentId, Vec<u8>)| {
        let pool = world_data.pool(*component);
        pool.is_some_and(|pool| pool.check_rows(group.ids.len(), bytes).is_ok())
    };
    group.columns.iter().all(decodes)
}

/// The components of a world by the names that scenes may give them.
struct Pools<'w> {
    by_name: HashMap<&'static str, Known<'w>>,
    /// The components of the last entities, by their place: neighbours in a scene are often alike.
    last: Vec<Known<'w>>,
}

#[derive(Clone, Copy)]
struct Known<'w> {
    pool: &'w ErasedPool,
    /// The text of its rows is read straight into bytes.
    is_direct: bool,
}

impl<'w> Pools<'w> {
    fn of(world_data: &'w WorldData) -> Self {
        let mut by_name = HashMap::new();
        for pool in &world_data.pools {
            let is_direct = follows_description(pool);
            let known = Known { pool, is_direct };
            by_name.insert(pool.description().name, known);
        }
        Self {
            by_name,
            last: Vec::new(),
        }
    }

    /// The component with this name, which an entity has at this place.
    fn find(&mut self, name: &str, place: usize) -> Option<Known<'w>> {
        let last = self.last.get(place);
        if let Some(last) = last.filter(|last| last.pool.description().name == name) {
            return Some(*last);
        }
        let found = *self.by_name.get(name)?;
        match self.last.get_mut(place) {
            Some(last) => *last = found,
            None => self.last.push(found),
        }
        Some(found)
    }
}

/// The rows of one entity.
#[derive(Default)]
struct Row {
    /// Where the bytes of each component end.
    components: Vec<(ComponentId, usize)>,
    bytes: Vec<u8>,
}

/// Entities with the same components.
#[derive(Default)]
struct Groups {
    all: Vec<EntityRows>,
    by_components: HashMap<Vec<ComponentId>, usize>,
    /// That of the last entity: neighbours in a scene are often alike.
    last: usize,
}

impl Groups {
    fn push(&mut self, id: EntityId, row: &Row) {
        let at = self.find(row);
        self.last = at;
        let Some(group) = self.all.get_mut(at) else {
            return;
        };
        group.ids.push(id);
        let mut start = 0;
        for ((_, column), (_, end)) in group.columns.iter_mut().zip(&row.components) {
            column.extend_from_slice(&row.bytes[start..*end]);
            start = *end;
        }
    }

    fn find(&mut self, row: &Row) -> usize {
        let components = || row.components.iter().map(|(id, _)| *id);
        let of_group =
            |group: &EntityRows| group.columns.iter().map(|(id, _)| *id).eq(components());
        if self.all.get(self.last).is_some_and(of_group) {
            return self.last;
        }
        let key: Vec<ComponentId> = components().collect();
        if let Some(at) = self.by_components.get(&key) {
            return *at;
        }
        self.all.push(EntityRows {
            ids: Vec::new(),
            columns: key.iter().map(|id| (*id, Vec::new())).collect(),
        });
        let at = self.all.len() - 1;
        self.by_components.insert(key, at);
        at
    }
}

/// True for the text of a value, of whatever type.
fn is_value(text: &str) -> bool {
    let options = ron::Options::default().with_recursion_limit(64);
    let read: Result<Box<RawValue>, _> = options.from_str(text);
    read.is_ok()
}

struct SceneReader<'w, 't> {
    reader: RowReader<'t>,
    pools: Pools<'w>,
    groups: Groups,
    parsed: ParsedScene,
    /// Every parent that an entity names.
    parents: Vec<EntityId>,
    row: Row,
}

impl SceneReader<'_, '_> {
    fn read(&mut self, world_data: &WorldData) -> Option<()> {
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
                "resources" => self.resources(world_data)?,
                _ => self.entities(world_data)?,
            }
            self.reader.separator(b')')?;
        }
        self.reader.is_at_end().then_some(())
    }

    /// There are few resources, so they take the usual way one by one.
    fn resources(&mut self, world_data: &WorldData) -> Option<()> {
        self.reader.sign(b':')?;
        self.reader.sign(b'{')?;
        let mut last = "";
        while !self.reader.takes(b'}') {
            let name = self.reader.quoted()?;
            (last < name).then_some(())?;
            last = name;
            self.reader.sign(b':')?;
            let text = self.reader.skip_value().filter(|text| is_value(text))?;
            let (id, read) = read_in(world_data, name, text);
            self.parsed.unread.extend(None, read.unread);
            if let (Some(id), Some(value)) = (id, read.value) {
                self.parsed.resources.push((id, value));
            }
            self.reader.separator(b'}')?;
        }
        Some(())
    }

    fn entities(&mut self, world_data: &WorldData) -> Option<()> {
        self.reader.sign(b':')?;
        self.reader.sign(b'[')?;
        let mut last = None;
        while !self.reader.takes(b']') {
            self.reader.sign(b'(')?;
            self.reader.label("id")?;
            let number = self.reader.whole()?;
            // Each comes once, and they are in order.
            (last < Some(number)).then_some(())?;
            last = Some(number);
            let id = EntityId::from_bits(number);
            self.row.components.clear();
            self.row.bytes.clear();
            self.reader.sign(b',')?;
            self.reader.label("components")?;
            self.components(world_data, id)?;
            self.reader.separator(b')')?;
            self.reader.sign(b')')?;
            self.groups.push(id, &self.row);
            self.reader.separator(b']')?;
        }
        Some(())
    }

    fn components(&mut self, world_data: &WorldData, id: EntityId) -> Option<()> {
        self.reader.sign(b'{')?;
        let mut last = "";
        while !self.reader.takes(b'}') {
            let name = self.reader.quoted()?;
            // A name that comes twice has one value, and that is for the usual way to say.
            (last < name).then_some(())?;
            last = name;
            self.reader.sign(b':')?;
            self.component(world_data, id, name)?;
            self.reader.separator(b'}')?;
        }
        Some(())
    }

    fn component(&mut self, world_data: &WorldData, id: EntityId, name: &str) -> Option<()> {
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
                None => read_in(world_data, name, text),
            };
            self.parsed.unread.extend(Some(id), read.unread);
            let (Some(component), Some(value)) = (component, read.value) else {
                return Some(());
            };
            let pool = world_data.pool(component)?;
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
            self.parents.push(EntityId::from_bits(parent));
        }
        self.row.components.push((component, self.row.bytes.len()));
        Some(())
    }
}
