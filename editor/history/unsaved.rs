//! [`Unsaved`]: the parts of the scene that differ from its file.

use super::{Change, EntityRow};
use playground_base::Value;
use playground_core_ecs::{ComponentId, EntityId, Owner};
use playground_engine::scene::Unread;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The parts of the scene that differ from its file, with what the file has there. A part that gets
/// the file's value back is not unsaved any more, however it got there.
///
/// Values are stored as hashes: they are only compared.
#[derive(Clone, Debug, Default)]
pub struct Unsaved {
    in_file: HashMap<Part, u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Part {
    /// The text of the file itself, which is no scene.
    File,
    Entity(EntityId),
    Component(Owner, ComponentId),
    Unread(Owner, String),
}

/// The hash of a part that is not there.
const ABSENT: u64 = 0;

/// The hash of an entity that is there, whatever it has.
const PRESENT: u64 = 1;

impl Unsaved {
    /// True when nothing differs.
    pub fn is_empty(&self) -> bool {
        self.in_file.is_empty()
    }

    /// Everything is as in the file now.
    pub fn clear(&mut self) {
        self.in_file.clear();
    }

    /// Takes note of changes of the scene.
    pub fn record(&mut self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Entities { rows, gone } => {
                    rows.iter().for_each(|row| self.record_entity(row, *gone));
                }
                Change::Component {
                    owner,
                    component,
                    before,
                    after,
                } => {
                    let part = Part::Component(*owner, *component);
                    self.compare(part, hash_of_value(before), hash_of_value(after));
                }
                Change::Unread {
                    owner,
                    name,
                    before,
                    after,
                } => {
                    let part = Part::Unread(*owner, name.clone());
                    self.compare(part, hash_of_text(before), hash_of_text(after));
                }
            }
        }
    }

    /// A component has another id, because it was renamed.
    pub fn rename_component(&mut self, from: ComponentId, to: ComponentId) {
        let renamed = |(part, hash)| match part {
            Part::Component(owner, component) if component == from => {
                (Part::Component(owner, to), hash)
            }
            part => (part, hash),
        };
        self.in_file = std::mem::take(&mut self.in_file)
            .into_iter()
            .map(renamed)
            .collect();
    }

    /// Entities that came or went.
    pub fn entities(&self) -> impl Iterator<Item = EntityId> {
        self.in_file.keys().filter_map(|part| match part {
            Part::Entity(id) => Some(*id),
            _ => None,
        })
    }

    /// Components that came, went or changed.
    pub fn components(&self) -> impl Iterator<Item = (Owner, ComponentId)> {
        self.in_file.keys().filter_map(|part| match part {
            Part::Component(owner, component) => Some((*owner, *component)),
            _ => None,
        })
    }

    /// Names of what no module can read, and that came, went or changed.
    pub fn unread(&self) -> impl Iterator<Item = (Owner, &str)> {
        self.in_file.keys().filter_map(|part| match part {
            Part::Unread(owner, name) => Some((*owner, name.as_str())),
            _ => None,
        })
    }

    /// The text of the file is to be replaced, whatever it means.
    pub fn add_file(&mut self) {
        self.in_file.insert(Part::File, PRESENT);
    }

    /// The file has the entity and the scene lacks it, or the other way round.
    pub fn add_entity(&mut self, id: EntityId, is_in_file: bool) {
        let hash = if is_in_file { PRESENT } else { ABSENT };
        self.in_file.insert(Part::Entity(id), hash);
    }

    /// The file has this value of a component, and the scene has another.
    pub fn add_component(&mut self, owner: Owner, component: ComponentId, file: Option<&Value>) {
        let hash = file.map_or(ABSENT, hash_of);
        self.in_file.insert(Part::Component(owner, component), hash);
    }

    /// The file has this text of what no module can read, and the scene has another.
    pub fn add_unread(&mut self, owner: Owner, name: &str, file: Option<&str>) {
        let part = Part::Unread(owner, name.to_owned());
        self.in_file.insert(part, file.map_or(ABSENT, hash_of_str));
    }

    fn record_entity(&mut self, row: &EntityRow, gone: bool) {
        let owner = Owner::Entity(row.id);
        let mut compare = |part, there: u64| {
            let (before, after) = if gone {
                (there, ABSENT)
            } else {
                (ABSENT, there)
            };
            self.compare(part, before, after);
        };
        compare(Part::Entity(row.id), PRESENT);
        for (component, value) in &row.components {
            compare(Part::Component(owner, *component), hash_of(value));
        }
        for (name, unread) in &row.unread {
            compare(Part::Unread(owner, name.clone()), hash_of_str(&unread.text));
        }
    }

    /// A part changed. The first time, what it was before is what the file has.
    fn compare(&mut self, part: Part, before: u64, after: u64) {
        let file = *self.in_file.get(&part).unwrap_or(&before);
        if file == after {
            self.in_file.remove(&part);
        } else {
            self.in_file.insert(part, file);
        }
    }
}

fn hash_of_value(value: &Option<Value>) -> u64 {
    value.as_ref().map_or(ABSENT, hash_of)
}

fn hash_of_text(unread: &Option<Unread>) -> u64 {
    unread
        .as_ref()
        .map_or(ABSENT, |unread| hash_of_str(&unread.text))
}

fn hash_of_str(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    above_marks(hasher.finish())
}

fn hash_of(value: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash_into(value, &mut hasher);
    above_marks(hasher.finish())
}

/// A hash that is neither [`ABSENT`] nor [`PRESENT`].
fn above_marks(hash: u64) -> u64 {
    hash.max(PRESENT + 1)
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
            rows: vec![row],
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
