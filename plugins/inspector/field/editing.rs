//! [`Editing`]: where edits go.

use super::{Eulers, Field, Gestures, field::inner};
use playground_base::egui::{Id, Response};
use playground_base::{Value, stable_id, state};
use playground_core_ecs::{
    ComponentId, EntityId, EntityRef, Name, Owner, ReadColumns, WorldReader,
};
use playground_core_ui::EditorCommand;
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
    pub owners: &'a [Owner],
    /// The first of them, whose values were read; in step with [`Field::values`].
    pub compared: &'a [Owner],
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
    pub commands: &'a mut Vec<EditorCommand>,
    /// Where values begin, in points from the left.
    pub values_x: f32,
}

impl Editing<'_> {
    /// Sets a field of all owners.
    pub fn set(&mut self, widget: Id, field: &Field<'_>, value: Value) {
        let value = if field.is_optional {
            Value::Option(Some(Box::new(value)))
        } else {
            value
        };
        self.set_path(widget, field.path.clone(), value);
    }

    /// Sets what is at a path of all owners.
    pub fn set_path(&mut self, widget: Id, path: String, value: Value) {
        let gesture = self.gestures.number(widget);
        self.commands.push(EditorCommand::Set {
            entities: refs_of(self.owners),
            path,
            value,
            gesture,
        });
    }

    /// Sets a field of all owners, of each to what `change` makes of its value.
    pub fn set_each(
        &mut self,
        widget: Id,
        field: &Field<'_>,
        change: impl Fn(&mut Eulers, Owner, &Value) -> Value,
    ) {
        if let ([owner], Some(old)) = (self.owners, field.primary()) {
            let value = change(self.eulers, *owner, old);
            return self.set(widget, field, value);
        }
        let (component, rest) = field.path.split_once('.').unwrap_or((&field.path, ""));
        // The world is selected alone: several owners are entities.
        let entities = self.owners.iter().filter_map(|owner| owner.entity());
        let mut rows = Vec::with_capacity(self.owners.len());
        for entity in entities {
            let Some(mut whole) = component_of(self.world, entity, component) else {
                continue;
            };
            let Ok(old) = whole.at_mut(rest) else {
                continue;
            };
            let new = change(self.eulers, Owner::Entity(entity), inner(old));
            *old = if field.is_optional {
                Value::Option(Some(Box::new(new)))
            } else {
                new
            };
            rows.push((entity, component.to_owned(), whole));
        }
        let gesture = self.gestures.number(widget);
        self.commands.push(EditorCommand::SetMany { rows, gesture });
    }

    /// Keeps the gesture of a widget open while it is dragged or has the focus.
    pub fn hold(&mut self, response: &Response) {
        if response.dragged() || response.has_focus() {
            self.gestures.hold(response.id);
        }
    }
}

/// Owners, as commands name them.
pub fn refs_of(owners: &[Owner]) -> Vec<EntityRef> {
    let reference = |owner: &Owner| owner.entity().map_or(EntityRef::World, EntityRef::Id);
    owners.iter().map(reference).collect()
}

/// A component of an entity, by its stable name.
fn component_of(world: WorldReader<'_>, entity: EntityId, name: &str) -> Option<Value> {
    let pool = world.pool(ComponentId(stable_id(name)))?;
    world.value(world.entity(entity)?, pool)
}

/// What people call an entity; one without a name goes by its number.
pub fn name_of(world: WorldReader<'_>, names: &ReadColumns<'_, Name>, entity: EntityId) -> String {
    let place = world.entity(entity);
    let name = place.and_then(|place| names.get(place.archetype, place.row as usize));
    match name.filter(|name| !name.name.is_empty()) {
        Some(name) => name.name.clone(),
        None => format!("Entity {entity}"),
    }
}
