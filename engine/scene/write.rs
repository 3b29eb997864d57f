//! Writes the world as the text of a scene.

use super::file::VERSION;
use super::merge::ComponentTexts;
use super::scene_writer::SceneWriter;
use super::{TextValue, Unread, UnreadComponents};
use playground_base::rayon::prelude::*;
use playground_base::{ErasedPool, FieldKind, Value};
use playground_core_ecs::{ArchetypeId, EntityId, World, WorldData};
use std::fmt::Write as _;

/// So many entities are written by one thread.
const PART: usize = 4096;

/// The whole scene as text.
pub fn to_text(world: &World, unread: &UnreadComponents) -> String {
    let ids: Vec<EntityId> = {
        let world_data = world.data.read();
        world_data.entities.iter().map(|entity| entity.id).collect()
    };
    describe_entities(world, &ids, unread)
}

/// These entities as the text of a scene, in order of their ids.
pub fn describe_entities(world: &World, ids: &[EntityId], unread: &UnreadComponents) -> String {
    let world_data = world.data.read();
    let mut ids = ids.to_vec();
    ids.sort_by_key(|id| id.to_bits());
    let mut text = format!("(\n    version: {VERSION},\n");
    write_resources(&world_data, unread, &mut text);
    text.push_str("    entities: [\n");
    let lists: Vec<String> = world.workers.install(|| {
        let parts = ids.par_chunks(PART);
        let lists = parts.map(|part| {
            let mut list = String::new();
            let mut writer = SceneWriter::new(&world_data, unread);
            part.iter().for_each(|id| writer.entity(*id, &mut list));
            list
        });
        lists.collect()
    });
    text.reserve_exact(lists.iter().map(String::len).sum::<usize>() + 16);
    for list in lists {
        text.push_str(&list);
    }
    text.push_str("    ],\n)\n");
    text
}

/// The components of an entity, or the resources of the world, each as text, as they are saved;
/// `None` when there is no such entity.
pub fn component_texts(
    world: &World,
    owner: Option<EntityId>,
    unread: &UnreadComponents,
) -> Option<ComponentTexts> {
    let world_data = world.data.read();
    let rows = match owner {
        Some(id) => entity_rows(&world_data, id, unread)?,
        None => resource_rows(&world_data, unread),
    };
    Some(rows.into_iter().collect())
}

fn write_resources(world_data: &WorldData, unread: &UnreadComponents, text: &mut String) {
    let rows = resource_rows(world_data, unread);
    if rows.is_empty() {
        return;
    }
    text.push_str("    resources: {\n");
    for (name, value) in rows {
        let _never_fails = writeln!(text, "        \"{name}\": {value},");
    }
    text.push_str("    },\n");
}

/// The resources that differ from their default values.
fn resource_rows(world_data: &WorldData, unread: &UnreadComponents) -> Vec<(String, String)> {
    let mut rows = rows_of(world_data, |pool| {
        let value = pool.read(&world_data.token, ArchetypeId::RESOURCES, 0)?;
        let is_usual = pool.description().resource && pool.default_value().as_ref() == Some(&value);
        (!is_usual).then_some(value)
    });
    add_unread(&mut rows, unread.of(None));
    rows
}

/// Name and text of every component of an entity that is saved, in order of the names.
pub fn entity_rows(
    world_data: &WorldData,
    id: EntityId,
    unread: &UnreadComponents,
) -> Option<Vec<(String, String)>> {
    let entity = world_data.entities.get(id)?;
    let mut rows = rows_of(world_data, |pool| world_data.get_value(entity, pool));
    add_unread(&mut rows, unread.of(Some(id)));
    Some(rows)
}

/// Adds what could not be read, and sorts the rows. A component that has its default because its
/// value did not fit gets that value back. An unread field is added to its component; where it is in
/// an element of a list it is written beside it, and read again from there.
fn add_unread<'u>(
    rows: &mut Vec<(String, String)>,
    unread: impl Iterator<Item = (&'u String, &'u Unread)>,
) {
    // A component comes before its fields.
    for (name, unread) in unread {
        if let Some((_, text)) = rows.iter_mut().find(|(known, _)| known == name) {
            text.clone_from(&unread.text);
            continue;
        }
        let mut components = rows.iter_mut();
        let component = components.find_map(|(component, text)| {
            let path = name.strip_prefix(component.as_str())?.strip_prefix('.')?;
            Some((text, path))
        });
        let is_added = component.is_some_and(|(text, path)| add_field(text, path, &unread.text));
        if !is_added {
            rows.push((name.clone(), unread.text.clone()));
        }
    }
    rows.sort();
}

/// Adds an unread field to the text of its component. A field that has its default there, because
/// its value did not fit, gets that value back. False when the path leads into a list or a variant.
fn add_field(component: &mut String, path: &str, text: &str) -> bool {
    // Many rows may have lost the same field: it stands behind the others.
    if !path.contains('.') && has_no_field(component, path) {
        let fields = component.trim_end_matches(')');
        let comma = if fields == "(" { "" } else { ", " };
        *component = format!("{fields}{comma}{path}: {text})");
        return true;
    }
    let mut value = TextValue::parse(component);
    let steps: Vec<&str> = path.split('.').collect();
    let is_added = value.insert(&steps, TextValue::Plain(text.to_owned()));
    if is_added {
        *component = value.to_string();
    }
    is_added
}

/// True for named fields, as the writer writes them, none of which can be this one.
fn has_no_field(component: &str, name: &str) -> bool {
    let Some(fields) = component.strip_prefix('(') else {
        return false;
    };
    let end = fields.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    let is_named = end.is_some_and(|end| end > 0 && fields[end..].starts_with(':'));
    let ends_once = fields.ends_with(')') && !fields.ends_with("))");
    (is_named || fields == ")") && ends_once && !fields.contains(&format!("{name}:"))
}

/// Name and text of every component that is saved.
fn rows_of(
    world_data: &WorldData,
    value_in: impl Fn(&ErasedPool) -> Option<Value>,
) -> Vec<(String, String)> {
    let pools = world_data.pools.iter();
    pools
        .filter(|pool| pool.description().editable)
        .filter_map(|pool| {
            let value = value_in(pool)?;
            let mut text = String::new();
            write_value(&value, &pool.description().kind, &mut text);
            Some((pool.description().name.to_owned(), text))
        })
        .collect()
}

/// Appends a value as RON. Numbers are written so that they read back exactly.
pub fn write_value(value: &Value, kind: &FieldKind, text: &mut String) {
    match (value, kind) {
        (Value::Unit, _) => text.push_str("()"),
        (Value::Bool(v), _) => text.push_str(if *v { "true" } else { "false" }),
        (Value::Int(v), _) => push(text, v),
        (Value::UInt(v), _) => push(text, v),
        (Value::F32(v), _) => push_float(text, &format!("{v:?}")),
        (Value::F64(v), _) => push_float(text, &format!("{v:?}")),
        (Value::Text(v), _) => push(text, &format_args!("{}", quoted(v))),
        (Value::List(items), FieldKind::List(kind)) => {
            write_items(items.iter().map(|item| (item, *kind)), ('[', ']'), text);
        }
        // Without its type, a vector is told from a list by its numbers.
        (Value::List(items), FieldKind::F32) => {
            let is_vector = (2..=4).contains(&items.len())
                && items.iter().all(|item| matches!(item, Value::F32(_)));
            let signs = if is_vector { ('(', ')') } else { ('[', ']') };
            let items = items.iter().map(|item| (item, &FieldKind::F32));
            write_items(items, signs, text);
        }
        (Value::List(items), kind) => {
            let kind_at = |at: usize| match kind {
                FieldKind::Tuple(kinds) => kinds.get(at).copied().unwrap_or(FieldKind::F32),
                _ => FieldKind::F32,
            };
            let kinds: Vec<FieldKind> = (0..items.len()).map(kind_at).collect();
            write_items(items.iter().zip(&kinds), ('(', ')'), text);
        }
        (Value::Struct(fields), kind) => write_fields(fields, kind, text),
        (Value::Variant(name, data), kind) => write_variant(name, data, kind, text),
        (Value::Option(None), _) => text.push_str("None"),
        (Value::Option(Some(inner)), kind) => {
            let inner_kind = match kind {
                FieldKind::Option(kind) => kind,
                other => other,
            };
            text.push_str("Some(");
            write_value(inner, inner_kind, text);
            text.push(')');
        }
        (Value::Map(entries), _) => write_map(entries, text),
    }
}

fn write_items<'a>(
    items: impl Iterator<Item = (&'a Value, &'a FieldKind)>,
    (open, close): (char, char),
    text: &mut String,
) {
    text.push(open);
    for (at, (item, kind)) in items.enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        write_value(item, kind, text);
    }
    text.push(close);
}

fn write_fields(fields: &[(String, Value)], kind: &FieldKind, text: &mut String) {
    let kind_of = |name: &str| match kind {
        FieldKind::Struct(described) => described.iter().find(|f| f.name == name).map(|f| f.kind),
        _ => None,
    };
    text.push('(');
    for (at, (name, value)) in fields.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        text.push_str(name);
        text.push_str(": ");
        write_value(value, &kind_of(name).unwrap_or(FieldKind::F32), text);
    }
    text.push(')');
}

fn write_variant(name: &str, data: &Value, kind: &FieldKind, text: &mut String) {
    let data_kind = match kind {
        FieldKind::Enum(variants) => variants
            .iter()
            .find(|v| v.name == name)
            .and_then(|v| v.kind),
        _ => None,
    };
    text.push_str(name);
    match (data, data_kind) {
        (Value::Unit, _) => {}
        (Value::Struct(_), kind) => write_value(data, &kind.unwrap_or(FieldKind::F32), text),
        (Value::List(_), Some(kind @ FieldKind::Tuple(_))) => write_value(data, &kind, text),
        (data, kind) => {
            text.push('(');
            write_value(data, &kind.unwrap_or(FieldKind::F32), text);
            text.push(')');
        }
    }
}

fn write_map(entries: &[(Value, Value)], text: &mut String) {
    text.push('{');
    for (at, (key, value)) in entries.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        write_value(key, &FieldKind::Text, text);
        text.push_str(": ");
        write_value(value, &FieldKind::F32, text);
    }
    text.push('}');
}

fn push(text: &mut String, value: &impl std::fmt::Display) {
    let _never_fails = write!(text, "{value}");
}

/// RON writes `NaN` and `inf` as Rust's debug format does.
fn push_float(text: &mut String, number: &str) {
    text.push_str(number);
}

fn quoted(text: &str) -> String {
    format!(
        "\"{}\"",
        text.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n")
    )
}
