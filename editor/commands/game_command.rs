//! Console commands of the game.
//!
//! While the game plays, a command changes the running world. While the scene is being edited, what
//! it changes becomes a step of undo: it runs, is looked at and taken back, and its changes are made
//! again through the one door, [`Edit`](crate::history::Edit).

use crate::answer::{CommandError, Outcome};
use crate::app::{EditorApp, Mark};
use crate::history::{Change, Row, row_of};
use playground_base::serde_json::{Value as Json, json};
use playground_base::{ComponentId, Named, Value, stable_id};
use playground_core_ecs::{
    ComponentDifference, DifferenceKind, EntityId, Owner, Parent, World, WorldDifference,
};
use playground_core_engine::PlayMode;
use playground_core_ui::Argument;

impl EditorApp {
    /// Runs a console command of the game. Its answer is a text, or nothing.
    pub(super) fn call_game(&mut self, name: &str, arguments: Vec<Argument>) -> Outcome {
        let values = arguments
            .into_iter()
            .map(|argument| self.value_of(argument));
        let values: Vec<Value> = values.collect::<Result<_, _>>()?;
        let is_playing = self.document.engine.play_mode() != PlayMode::Edit;
        let command = self.mirror.state.vocabulary.command(name);
        if let Some(command) = command.filter(|command| command.only_in_play && !is_playing) {
            return Err(CommandError::OnlyInPlay(command.name));
        }
        self.mirror.mark(Mark::Scene);
        let answer = match is_playing {
            true => self.document.engine.run_command(name, &values)?,
            false => self.run_as_step(name, &values)?,
        };
        Ok(match answer.is_empty() {
            true => Json::Null,
            false => json!(answer),
        })
    }

    fn run_as_step(&mut self, name: &str, arguments: &[Value]) -> Result<String, CommandError> {
        let (answer, (difference, spawned)) =
            self.document
                .engine
                .try_command(name, arguments, |engine, difference| {
                    let rows = rows_of(engine.world(), &difference.spawned);
                    (difference, rows)
                })?;
        let despawned = rows_of(self.document.engine.world(), &difference.despawned);
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

fn rows_of(world: &World, entities: &[EntityId]) -> Vec<Row> {
    entities.iter().map(|id| row_of(world, *id)).collect()
}

/// A difference as changes, in an order in which each is possible, and so is each inverse in reverse:
/// who goes has nobody below that stays, and who comes finds its place in the list of entities free.
///
/// # Errors
/// The component whose values cannot be kept.
fn changes_of(
    difference: &WorldDifference,
    spawned: Vec<Row>,
    despawned: Vec<Row>,
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
    let entities = |rows: Vec<Row>, gone| {
        let some = (!rows.is_empty()).then_some(rows);
        some.map(|rows| Change::Entities { rows, gone })
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
    match is_whole {
        true => Ok(()),
        false => Err(component.name),
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
