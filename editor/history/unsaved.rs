//! [`Unsaved`]: the parts of the scene that differ from its file.

use super::{Change, EntityRow, StoredEntities};
use playground_base::{Handle, MixMap, Named, Value, stable_id};
use playground_core_drawing::{TileChunk, TileMap};
use playground_core_ecs::{ComponentId, EntityId, Owner};
use playground_engine::scene::Unread;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The parts of the scene that differ from its file, with what the file has there. A part that gets
/// the file's value back is not unsaved any more, however it got there.
///
/// Values are stored as hashes: they are only compared.
#[derive(Clone, Debug, Default)]
pub struct Unsaved {
    /// The text of the file itself is no scene.
    file: bool,
    /// Entities that only the scene has, or only the file.
    entities: MixMap<EntityId, OnlyIn>,
    /// What the file has of owners that both have, and of entities that only the file has where that
    /// differs from what they had when they went.
    parts: HashMap<Owner, HashMap<Part, u64>>,
}

/// An entity that only one has.
#[derive(Clone, Debug)]
enum OnlyIn {
    Scene,
    /// With what the scene had of it; `None` when that is not known.
    File(Option<StoredEntities>),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Part {
    Component(ComponentId),
    Unread(String),
    /// A chunk of a layer of a tile map.
    Chunk(usize, (i32, i32)),
}

/// The hash of a part that is not there.
const ABSENT: u64 = 0;

impl Unsaved {
    /// True when nothing differs.
    pub fn is_empty(&self) -> bool {
        !self.file && self.entities.is_empty() && self.parts.is_empty()
    }

    /// Everything is as in the file now.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes note of changes of the scene.
    pub fn record(&mut self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Entities {
                    entities,
                    gone: true,
                } => self.record_gone(entities),
                Change::Entities {
                    entities,
                    gone: false,
                } => self.record_spawned(entities),
                Change::Component {
                    owner,
                    component,
                    before,
                    after,
                } => {
                    let (before, after) = (hash_of_value(before), hash_of_value(after));
                    self.compare(*owner, Part::Component(*component), before, after);
                }
                Change::Unread {
                    owner,
                    name,
                    before,
                    after,
                } => {
                    let (before, after) = (hash_of_text(before), hash_of_text(after));
                    self.compare(*owner, Part::Unread(name.clone()), before, after);
                }
                Change::Tiles { map, layer, chunks } => {
                    for chunk in chunks {
                        let part = Part::Chunk(*layer, chunk.at);
                        let (before, after) =
                            (hash_of_chunk(&chunk.before), hash_of_chunk(&chunk.after));
                        self.compare(Owner::Entity(*map), part, before, after);
                    }
                }
                // Files are no part of the scene.
                Change::Files(_) | Change::AssetText { .. } => {}
            }
        }
    }

    /// A component has another id, because it was renamed. Not in the entities that went: see
    /// [`entities_mut`](Self::entities_mut).
    pub fn rename_component(&mut self, from: ComponentId, to: ComponentId) {
        for parts in self.parts.values_mut() {
            if let Some(hash) = parts.remove(&Part::Component(from)) {
                parts.insert(Part::Component(to), hash);
            }
        }
    }

    /// What the scene had of the entities that went.
    pub fn entities_mut(&mut self) -> impl Iterator<Item = &mut StoredEntities> {
        self.entities
            .values_mut()
            .filter_map(|only_in| match only_in {
                OnlyIn::File(had) => had.as_mut(),
                OnlyIn::Scene => None,
            })
    }

    /// Entities that came or went.
    pub fn entities(&self) -> impl Iterator<Item = EntityId> {
        self.entities.keys().copied()
    }

    /// Components that came, went or changed, of owners that the file has.
    pub fn components(&self) -> impl Iterator<Item = (Owner, ComponentId)> {
        let map = ComponentId(stable_id(TileMap::NAME));
        self.parts.iter().flat_map(move |(owner, parts)| {
            let is_chunk = |part: &Part| matches!(part, Part::Chunk(..));
            let has_chunks =
                parts.keys().any(is_chunk) && !parts.contains_key(&Part::Component(map));
            let components = parts.keys().filter_map(|part| match part {
                Part::Component(component) => Some(*component),
                Part::Unread(_) | Part::Chunk(..) => None,
            });
            let all = components.chain(has_chunks.then_some(map));
            all.map(|component| (*owner, component))
        })
    }

    /// Names of what no module can read, and that came, went or changed, of owners that the file has.
    pub fn unread(&self) -> impl Iterator<Item = (Owner, &str)> {
        self.parts().filter_map(|(owner, part)| match part {
            Part::Unread(name) => Some((owner, name.as_str())),
            Part::Component(_) | Part::Chunk(..) => None,
        })
    }

    fn parts(&self) -> impl Iterator<Item = (Owner, &Part)> {
        let owners = self.parts.iter();
        owners.flat_map(|(owner, parts)| parts.keys().map(|part| (*owner, part)))
    }

    /// The text of the file is to be replaced, whatever it means.
    pub const fn add_file(&mut self) {
        self.file = true;
    }

    /// The file has the entity and the scene lacks it, or the other way round.
    pub fn add_entity(&mut self, id: EntityId, is_in_file: bool) {
        let only_in = if is_in_file {
            OnlyIn::File(None)
        } else {
            OnlyIn::Scene
        };
        self.entities.insert(id, only_in);
    }

    /// The file has this value of a component, and the scene has another.
    pub fn add_component(&mut self, owner: Owner, component: ComponentId, file: Option<&Value>) {
        let hash = file.map_or(ABSENT, hash_of);
        self.add(owner, Part::Component(component), hash);
    }

    /// The file has this text of what no module can read, and the scene has another.
    pub fn add_unread(&mut self, owner: Owner, name: &str, file: Option<&str>) {
        let hash = file.map_or(ABSENT, hash_of_str);
        self.add(owner, Part::Unread(name.to_owned()), hash);
    }

    fn add(&mut self, owner: Owner, part: Part, hash: u64) {
        if !self.is_only_in_scene(owner) {
            self.parts.entry(owner).or_default().insert(part, hash);
        }
    }

    fn is_only_in_scene(&self, owner: Owner) -> bool {
        let entity = owner.entity().and_then(|id| self.entities.get(&id));
        matches!(entity, Some(OnlyIn::Scene))
    }

    fn record_gone(&mut self, entities: &StoredEntities) {
        self.entities.reserve(entities.count());
        for id in entities.ids() {
            match self.entities.remove(&id) {
                // The file lacks it too.
                Some(OnlyIn::Scene) => {}
                Some(OnlyIn::File(_)) | None => {
                    let had = OnlyIn::File(Some(entities.clone()));
                    self.entities.insert(id, had);
                }
            }
        }
    }

    fn record_spawned(&mut self, entities: &StoredEntities) {
        self.entities.reserve(entities.count());
        let mut other: MixMap<EntityId, Option<StoredEntities>> = MixMap::default();
        for id in entities.ids() {
            match self.entities.remove(&id) {
                // As it went: what differs from the file is what did then.
                Some(OnlyIn::File(Some(had))) if had.is_same(entities) => {}
                Some(OnlyIn::File(had)) => drop(other.insert(id, had)),
                Some(OnlyIn::Scene) | None => drop(self.entities.insert(id, OnlyIn::Scene)),
            }
        }
        if !other.is_empty() {
            self.compare_spawned(entities, &other);
        }
    }

    /// Entities that only the file had are back, with other components than they went with.
    fn compare_spawned(
        &mut self,
        entities: &StoredEntities,
        had: &MixMap<EntityId, Option<StoredEntities>>,
    ) {
        let mut distinct: Vec<&StoredEntities> = Vec::new();
        for had in had.values().flatten() {
            if !distinct.iter().any(|known| known.is_same(had)) {
                distinct.push(had);
            }
        }
        let Some(all) = parts_of(entities, |id| had.contains_key(&id)) else {
            // What cannot be read is not known to be as in the file.
            let ids = had.keys().map(|id| (*id, OnlyIn::File(None)));
            return self.entities.extend(ids);
        };
        let mut before = HashMap::new();
        for of in distinct {
            let is_last = |id: EntityId| {
                let had = had.get(&id).and_then(Option::as_ref);
                had.is_some_and(|had| had.is_same(of))
            };
            before.extend(parts_of(of, is_last).unwrap_or_default());
        }
        for (id, after) in all {
            let before = before.remove(&id).unwrap_or_default();
            let owner = Owner::Entity(id);
            let known = self.parts.get(&owner).into_iter().flat_map(HashMap::keys);
            let all = before.keys().chain(after.keys()).chain(known);
            for part in all.cloned().collect::<HashSet<Part>>() {
                let hash = |of: &HashMap<Part, u64>| of.get(&part).copied().unwrap_or(ABSENT);
                let (before, after) = (hash(&before), hash(&after));
                self.compare(owner, part, before, after);
            }
        }
    }

    /// A part changed. The first time, what it was before is what the file has.
    fn compare(&mut self, owner: Owner, part: Part, before: u64, after: u64) {
        if self.is_only_in_scene(owner) {
            return;
        }
        let parts = self.parts.entry(owner).or_default();
        let file = *parts.get(&part).unwrap_or(&before);
        if file == after {
            parts.remove(&part);
        } else {
            parts.insert(part, file);
        }
        if parts.is_empty() {
            self.parts.remove(&owner);
        }
    }
}

/// The hashes of what entities have; `None` for rows that cannot be read.
fn parts_of(
    entities: &StoredEntities,
    is_wanted: impl Fn(EntityId) -> bool,
) -> Option<HashMap<EntityId, HashMap<Part, u64>>> {
    let rows = entities.values().ok()?;
    let rows = rows.into_iter().filter(|row| is_wanted(row.id));
    let parts = rows.map(
        |EntityRow {
             id,
             components,
             unread,
         }| {
            let components = components.iter();
            let components = components.map(|(of, value)| (Part::Component(*of), hash_of(value)));
            let texts = unread.into_iter();
            let texts = texts.map(|(name, of)| (Part::Unread(name), hash_of_str(&of.text)));
            (id, components.chain(texts).collect())
        },
    );
    Some(parts.collect())
}

fn hash_of_value(value: &Option<Value>) -> u64 {
    value.as_ref().map_or(ABSENT, hash_of)
}

fn hash_of_text(unread: &Option<Unread>) -> u64 {
    unread
        .as_ref()
        .map_or(ABSENT, |unread| hash_of_str(&unread.text))
}

fn hash_of_chunk(chunk: &Option<Handle<TileChunk>>) -> u64 {
    let hash = |chunk: &Handle<TileChunk>| {
        let mut hasher = DefaultHasher::new();
        chunk.hash(&mut hasher);
        there(hasher.finish())
    };
    chunk.as_ref().map_or(ABSENT, hash)
}

fn hash_of_str(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    there(hasher.finish())
}

fn hash_of(value: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash_into(value, &mut hasher);
    there(hasher.finish())
}

/// A hash that is not [`ABSENT`].
fn there(hash: u64) -> u64 {
    hash.max(ABSENT + 1)
}

fn hash_into(value: &Value, to: &mut DefaultHasher) {
    std::mem::discriminant(value).hash(to);
    match value {
        Value::Unit | Value::Option(None) => {}
        Value::Bool(v) => v.hash(to),
        Value::Int(v) => v.hash(to),
        Value::UInt(v) => v.hash(to),
        Value::F32(v) => v.to_bits().hash(to),
        Value::F64(v) => v.to_bits().hash(to),
        Value::Text(v) => v.hash(to),
        Value::List(items) => {
            items.len().hash(to);
            items.iter().for_each(|item| hash_into(item, to));
        }
        Value::Struct(fields) => {
            fields.len().hash(to);
            for (name, value) in fields {
                name.hash(to);
                hash_into(value, to);
            }
        }
        Value::Variant(name, data) => {
            name.hash(to);
            hash_into(data, to);
        }
        Value::Option(Some(inner)) => {
            true.hash(to);
            hash_into(inner, to);
        }
        Value::Map(entries) => {
            entries.len().hash(to);
            for (key, value) in entries {
                hash_into(key, to);
                hash_into(value, to);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPIN: ComponentId = ComponentId(7);

    fn owner() -> Owner {
        Owner::Entity(EntityId::from_bits(1))
    }

    fn set(before: Option<f32>, after: Option<f32>) -> Change {
        Change::Component {
            owner: owner(),
            component: SPIN,
            before: before.map(Value::F32),
            after: after.map(Value::F32),
        }
    }

    fn entity(value: f32, gone: bool) -> Change {
        let row = EntityRow {
            id: EntityId::from_bits(1),
            components: vec![(SPIN, Value::F32(value))],
            ..EntityRow::default()
        };
        Change::Entities {
            entities: StoredEntities::of_values(vec![row]),
            gone,
        }
    }

    #[test]
    fn scene_is_unsaved_exactly_while_a_part_differs_from_the_file() {
        let cases: [(&str, &[Change], bool); 7] = [
            ("set", &[set(Some(1.0), Some(2.0))], true),
            (
                "set and set back by hand",
                &[set(Some(1.0), Some(2.0)), set(Some(2.0), Some(1.0))],
                false,
            ),
            (
                "added and removed",
                &[set(None, Some(2.0)), set(Some(2.0), None)],
                false,
            ),
            (
                "spawned and despawned",
                &[entity(1.0, false), entity(1.0, true)],
                false,
            ),
            (
                "despawned and spawned",
                &[entity(1.0, true), entity(1.0, false)],
                false,
            ),
            (
                "changed, despawned, spawned with the change",
                &[
                    set(Some(1.0), Some(2.0)),
                    entity(2.0, true),
                    entity(2.0, false),
                ],
                true,
            ),
            (
                "changed, despawned, spawned as in the file",
                &[
                    set(Some(1.0), Some(2.0)),
                    entity(2.0, true),
                    entity(1.0, false),
                ],
                false,
            ),
        ];
        for (what, changes, is_unsaved) in cases {
            let mut unsaved = Unsaved::default();
            unsaved.record(changes);
            assert_eq!(!unsaved.is_empty(), is_unsaved, "{what}");
        }
    }
}
