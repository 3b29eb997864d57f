//! [`Editing`]: where edits go.

use super::{Eulers, Field, Gestures, field::inner};
use playground_base::egui::{Id, Response};
use playground_base::{Value, stable_id, state};
use playground_core_ecs::{ComponentId, EntityId, EntityRef, Name, ReadColumns, WorldReader};
use playground_core_ui::Command;
use std::collections::HashSet;

/// A text being edited, before it is committed.
#[state]
#[derive(Debug)]
pub struct TextEditing {
    /// The field, and what stands in it.
    pub open: Option<(Id, String)>,
    /// What is looked for in the list that is open.
    #[serde(skip)]
    pub search: String,
}

/// Where edits go, and what editors may know.
pub struct Editing<'a> {
    /// Whose components are edited.
    pub entities: &'a [EntityId],
    /// The first of them, whose values were read; in step with [`Field::values`].
    pub compared: &'a [EntityId],
    /// The world.
    pub world: WorldReader<'a>,
    /// Names of entities.
    pub names: &'a ReadColumns<'a, Name>,
    /// Numbers gestures.
    pub gestures: &'a mut Gestures,
    /// Angles that the user entered.
    pub eulers: &'a mut Eulers,
    /// Texts being edited.
    pub texts: &'a mut TextEditing,
    /// Structs that are closed, by path.
    pub closed: &'a mut HashSet<String>,
    /// Fields that are as in a new component are hidden.
    pub only_changed: bool,
    /// What the panel asks for.
    pub commands: &'a mut Vec<Command>,
    /// Where values begin, in points from the left.
    pub values_x: f32,
}

impl Editing<'_> {
    /// Sets a field in all entities.
    pub fn set(&mut self, widget: Id, field: &Field<'_>, value: Value) {
        let value = match field.is_optional {
            true => Value::Option(Some(Box::new(value))),
            false => value,
        };
        self.set_path(widget, field.path.clone(), value);
    }

    /// Sets what is at a path in all entities.
    pub fn set_path(&mut self, widget: Id, path: String, value: Value) {
        let gesture = self.gestures.number(widget);
        self.commands.push(Command::Set {
            entities: self.entities.iter().copied().map(EntityRef::Id).collect(),
            path,
            value,
            gesture,
        });
    }

    /// Sets a field in all entities, in each to what `change` makes of its value.
    pub fn set_each(
        &mut self,
        widget: Id,
        field: &Field<'_>,
        change: impl Fn(&mut Eulers, EntityId, &Value) -> Value,
    ) {
        if let ([entity], Some(old)) = (self.entities, field.primary()) {
            let value = change(self.eulers, *entity, old);
            return self.set(widget, field, value);
        }
        let (component, rest) = field.path.split_once('.').unwrap_or((&field.path, ""));
        let mut rows = Vec::with_capacity(self.entities.len());
        for entity in self.entities {
            let Some(mut whole) = component_of(self.world, *entity, component) else {
                continue;
            };
            let Ok(old) = whole.at_mut(rest) else {
                continue;
            };
            let new = change(self.eulers, *entity, inner(old));
            *old = match field.is_optional {
                true => Value::Option(Some(Box::new(new))),
                false => new,
            };
            rows.push((*entity, component.to_owned(), whole));
        }
        let gesture = self.gestures.number(widget);
        self.commands.push(Command::SetMany { rows, gesture });
    }

    /// Keeps the gesture of a widget open while it is dragged or has the focus.
    pub fn hold(&mut self, response: &Response) {
        if response.dragged() || response.has_focus() {
            self.gestures.hold(response.id);
        }
    }
}

/// A component of an entity, by its stable name.
fn component_of(world: WorldReader<'_>, entity: EntityId, name: &str) -> Option<Value> {
    let pool = world.pool(ComponentId(stable_id(name)))?;
    world.value(world.entity(entity)?, pool)
}

/// What people call an entity; one without a name goes by its number.
pub fn name_of(world: WorldReader<'_>, names: &ReadColumns<'_, Name>, entity: EntityId) -> String {
    let place = world.entity(entity);
    let name = place.and_then(|place| names.get(place.table, place.row as usize));
    match name.filter(|name| !name.name.is_empty()) {
        Some(name) => name.name.clone(),
        None => format!("Entity {entity}"),
    }
}
