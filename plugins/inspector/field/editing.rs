//! [`Editing`]: the target of edits.

use super::{Eulers, Field, Gestures, Refusal, field::inner};
use playground_base::{Value, stable_id, state};
use playground_core_assets::Assets;
use playground_core_ecs::{
    ComponentId, EntityId, EntityRef, Name, Owner, ReadColumns, WorldReader,
};
use playground_core_ui::EditorCommand;
use playground_graphics::egui::{Id, Response};
use std::collections::HashSet;

/// Texts being edited, before they are committed.
#[state]
#[derive(Debug)]
pub struct TextEditing {
    /// The widgets and their texts. They are two while a click goes from one to another, which is drawn
    /// before the first knows that it lost the focus.
    open: Vec<(Id, String)>,
    /// The search text of the open list.
    #[serde(skip)]
    pub search: String,
    /// Why the last text was not taken, shown at its field.
    #[serde(skip)]
    pub refusal: Option<Refusal>,
}

impl TextEditing {
    /// Takes the text of a widget, if it is being edited.
    pub fn take(&mut self, widget: Id) -> Option<String> {
        let at = self.open.iter().position(|(open, _)| *open == widget)?;
        Some(self.open.swap_remove(at).1)
    }

    /// Stores the text of a widget until the next frame.
    pub fn store(&mut self, widget: Id, text: String) {
        self.open.push((widget, text));
    }
}

/// The target of edits, and the data that editors read.
pub struct Editing<'a> {
    /// The owners of the edited components.
    pub owners: &'a [Owner],
    /// The owners whose values were read, one for each of [`Field::values`].
    pub compared: &'a [Owner],
    /// The world.
    pub world: WorldReader<'a>,
    /// Names of entities.
    pub names: &'a ReadColumns<'a, Name>,
    /// The numbers of gestures, for undo.
    pub gestures: &'a mut Gestures,
    /// Angles that the user entered.
    pub eulers: &'a mut Eulers,
    /// Texts being edited.
    pub texts: &'a mut TextEditing,
    /// Closed structs, by path.
    pub closed: &'a mut HashSet<String>,
    /// Fields with their default value are hidden.
    pub only_changed: bool,
    /// The project's assets; `None` until they were looked for.
    pub assets: Option<&'a Assets>,
    /// The commands that the panel sends.
    pub commands: &'a mut Vec<EditorCommand>,
    /// The left edge of values, in points.
    pub values_x: f32,
    /// The path of the material that is edited instead of a component of the owners.
    pub material: Option<&'a str>,
}

impl Editing<'_> {
    /// Sets a field of all owners. Sends nothing when all of them have the value already.
    pub fn set(&mut self, widget: Id, field: &Field<'_>, value: Value) {
        let value = if field.is_optional {
            Value::Option(Some(Box::new(value)))
        } else {
            value
        };
        let all_are_compared = self.compared.len() == self.owners.len();
        if all_are_compared && field.values.iter().all(|old| **old == value) {
            return;
        }
        self.set_path(widget, field.path.clone(), value);
    }

    /// Sets the value at a path of all owners.
    pub fn set_path(&mut self, widget: Id, path: String, value: Value) {
        let gesture = self.gestures.number(widget);
        if let Some(material) = self.material {
            let (_, field) = path.split_once('.').unwrap_or(("", &path));
            self.commands.push(EditorCommand::SetMaterial {
                path: material.to_owned(),
                field: field.to_owned(),
                value,
                gesture,
            });
            return;
        }
        self.commands.push(EditorCommand::Set {
            entities: refs_of(self.owners),
            path,
            value,
            gesture,
        });
    }

    /// Sets a field of each owner to the value that `change` makes from its own.
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
        // The world is never selected with others, so several owners are entities.
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

/// References to owners, for commands.
pub fn refs_of(owners: &[Owner]) -> Vec<EntityRef> {
    let reference = |owner: &Owner| owner.entity().map_or(EntityRef::World, EntityRef::Id);
    owners.iter().map(reference).collect()
}

/// A component of an entity, by its stable name.
fn component_of(world: WorldReader<'_>, entity: EntityId, name: &str) -> Option<Value> {
    let pool = world.pool(ComponentId(stable_id(name)))?;
    world.value(world.entity(entity)?, pool)
}

/// The name of an entity for users: its id if it has no name.
pub fn name_of(world: WorldReader<'_>, names: &ReadColumns<'_, Name>, entity: EntityId) -> String {
    let location = world.entity(entity);
    let name = location.and_then(|at| names.get(at.archetype, at.row as usize));
    match name.filter(|name| !name.name.is_empty()) {
        Some(name) => name.name.clone(),
        None => format!("Entity {}", entity.index),
    }
}
