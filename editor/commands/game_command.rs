//! Console commands of the game.
//!
//! While the game plays, a command changes the running world. While the scene is being edited, its
//! changes become a step of undo: it runs, its changes are collected and rolled back, and then made
//! again through [`Edit`](crate::history::Edit).

use crate::answer::{CommandError, Outcome};
use crate::app::{EditorApp, Mark};
use crate::history::{Change, StoredEntities, stored_entities};
use playground_base::serde_json::{Value as Json, json};
use playground_base::{ComponentId, Named, Value, stable_id};
use playground_core_ecs::{
    ComponentDifference, DifferenceKind, EntityId, Owner, Parent, WorldDifference,
};
use playground_core_engine::PlayMode;
use playground_core_ui::Argument;
use playground_engine::{Engine, EngineError};

impl EditorApp {
    /// Runs a console command of the game and returns its answer: a text, or `null`.
    pub(super) fn call_game(&mut self, name: &str, arguments: Vec<Argument>) -> Outcome {
        let values = arguments
            .into_iter()
            .map(|argument| self.value_of(argument));
        let values: Vec<Value> = values.collect::<Result<_, _>>()?;
        let is_playing = self.document.engine.play_mode() != PlayMode::Edit;
        let words = &self.mirror.state.vocabulary;
        if let Some(refused) = words.refused.iter().find(|refused| refused.name == name) {
            return Err(CommandError::Outside(refused.reason.clone()));
        }
        let command = words.command(name);
        if let Some(command) = command.filter(|command| command.only_in_play && !is_playing) {
            return Err(CommandError::OnlyInPlay(command.name));
        }
        self.mirror.mark(Mark::Scene);
        if !is_playing {
            return Ok(json_of(&self.run_as_step(name, &values)?));
        }
        let ran = self.document.engine.run_command(name, &values);
        // Its effects may have ended the game, or changed the scene.
        self.follow_game();
        Ok(json_of(&ran?))
    }

    fn run_as_step(&mut self, name: &str, arguments: &[Value]) -> Result<String, CommandError> {
        let (answer, (difference, spawned)) =
            self.document
                .engine
                .try_command(name, arguments, |engine, difference| {
                    let spawned = stored(engine, &difference.spawned);
                    (difference, spawned)
                })?;
        let spawned = spawned?;
        let despawned = stored(&self.document.engine, &difference.despawned)?;
        let changes = changes_of(&difference, spawned, despawned);
        let changes = changes.map_err(|component| CommandError::NotUndoable {
            command: name.to_owned(),
            component: component.to_owned(),
        })?;
        self.edit(format!("Run {name}"), 0, |edit| {
            changes
                .into_iter()
                .try_for_each(|change| edit.replay(change))
        })?;
        Ok(answer)
    }

    /// An argument as the game takes it: an entity is its number.
    fn value_of(&self, argument: Argument) -> Result<Value, CommandError> {
        Ok(match argument {
            Argument::Value(value) => value,
            Argument::Entity(entity) => Value::UInt(self.entity(&entity)?.to_bits()),
            Argument::Text(text) => Value::Text(text),
            Argument::Number(number) => Value::UInt(number),
            Argument::Switch(on) => Value::Bool(on),
            Argument::Choice(word) => Value::Variant(word.to_owned(), Box::default()),
            Argument::Path(path) => Value::Text(path.to_string_lossy().into_owned()),
            Argument::None | Argument::Entities(_) | Argument::Rows(_) | Argument::Given(_) => {
                Value::Option(None)
            }
        })
    }
}

/// The answer of a command: a text, or `null`.
fn json_of(answer: &str) -> Json {
    if answer.is_empty() {
        Json::Null
    } else {
        json!(answer)
    }
}

fn stored(engine: &Engine, entities: &[EntityId]) -> Result<StoredEntities, EngineError> {
    stored_entities(engine.world(), engine.views(), engine.unread(), entities)
}

/// A difference as changes, in an order in which each is possible, and so is each inverse in
/// reverse: an entity is despawned when no child of it stays, and spawned when its slot is free.
///
/// # Errors
/// The component whose values cannot be stored.
fn changes_of(
    difference: &WorldDifference,
    spawned: StoredEntities,
    despawned: StoredEntities,
) -> Result<Vec<Change>, &'static str> {
    let of_entities = difference.changed.iter().flat_map(|of| {
        let components = of.components.iter();
        components.map(|component| (Owner::Entity(of.entity), component))
    });
    let of_world = difference.resources.iter().map(|of| (Owner::World, of));
    let (mut detached, mut changed) = (Vec::new(), Vec::new());
    for (owner, component) in of_entities.chain(of_world) {
        check_values(component)?;
        let mut before = component.before.clone();
        if component.component == ComponentId(stable_id(Parent::NAME)) && before.is_some() {
            detached.push(change(owner, component, before.take(), None));
        }
        if before != component.after {
            changed.push(change(owner, component, before, component.after.clone()));
        }
    }
    let entities = |entities: StoredEntities, gone| {
        let some = (!entities.is_empty()).then_some(entities);
        some.map(|entities| Change::Entities { entities, gone })
    };
    let moved = entities(despawned, true)
        .into_iter()
        .chain(entities(spawned, false));
    Ok(detached.into_iter().chain(moved).chain(changed).collect())
}

/// A component that is there must have a value.
fn check_values(component: &ComponentDifference) -> Result<(), &'static str> {
    let (has_before, has_after) = (component.before.is_some(), component.after.is_some());
    let is_whole = match component.kind {
        DifferenceKind::Added => has_after,
        DifferenceKind::Removed => has_before,
        DifferenceKind::Changed => has_before && has_after,
    };
    if is_whole {
        Ok(())
    } else {
        Err(component.name)
    }
}

fn change(
    owner: Owner,
    of: &ComponentDifference,
    before: Option<Value>,
    after: Option<Value>,
) -> Change {
    Change::Component {
        owner,
        component: of.component,
        before,
        after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::EntityRow;
    use playground_core_ecs::EntityDifference;

    fn id(bits: u64) -> EntityId {
        EntityId::from_bits(bits)
    }

    fn moved(before: u64, after: u64) -> ComponentDifference {
        let parent = |bits| Value::Struct(vec![("entity".into(), Value::UInt(bits))]);
        ComponentDifference {
            component: ComponentId(stable_id(Parent::NAME)),
            name: Parent::NAME,
            kind: DifferenceKind::Changed,
            before: Some(parent(before)),
            after: Some(parent(after)),
        }
    }

    /// A despawned entity takes its descendants along, and a spawned one may reuse its slot.
    #[test]
    fn child_moved_from_a_despawned_to_a_spawned_parent_is_at_the_root_between() {
        let difference = WorldDifference {
            spawned: vec![id(1 << 32 | 4)],
            despawned: vec![id(4)],
            changed: vec![EntityDifference {
                entity: id(7),
                components: vec![moved(4, 1 << 32 | 4)],
            }],
            ..WorldDifference::default()
        };
        let rows = |ids: &[EntityId]| {
            let row = |id: &EntityId| EntityRow {
                id: *id,
                ..EntityRow::default()
            };
            StoredEntities::of_values(ids.iter().map(row).collect())
        };
        let (came, went) = (rows(&difference.spawned), rows(&difference.despawned));
        let changes = changes_of(&difference, came, went).expect("all values are there");
        let of = moved(4, 1 << 32 | 4);
        let owner = Owner::Entity(id(7));
        let expected = [
            change(owner, &of, of.before.clone(), None),
            Change::Entities {
                entities: rows(&[id(4)]),
                gone: true,
            },
            Change::Entities {
                entities: rows(&[id(1 << 32 | 4)]),
                gone: false,
            },
            change(owner, &of, None, of.after.clone()),
        ];
        assert_eq!(changes, expected);
    }

    #[test]
    fn change_without_values_makes_no_undo_step() {
        let mut lost = moved(4, 5);
        lost.before = None;
        let difference = WorldDifference {
            resources: vec![lost],
            ..WorldDifference::default()
        };
        let changes = changes_of(
            &difference,
            StoredEntities::default(),
            StoredEntities::default(),
        );
        assert_eq!(changes, Err(Parent::NAME));
    }
}
