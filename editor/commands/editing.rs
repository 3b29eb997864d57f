//! Edits: each is one step of undo (or part of a gesture).

use super::naming::name_of;
use super::ranges::check_ranges;
use super::targets::with_value_at;
use crate::answer::{CommandError, Outcome};
use crate::app::{EditorApp, Mark};
use crate::history::{Edit, Step, value_of};
use playground_base::serde_json::{Value as Json, json};
use playground_base::{ErasedPool, Value};
use playground_core_ecs::{EcsError, EntityId, EntityRef, Owner};
use playground_core_ui::{LogLevel, SelectMode, Selection};
use playground_engine::EngineError;
use std::collections::HashSet;

impl EditorApp {
    /// Does an edit as one step of undo. When a part of it fails, the parts before it are rolled
    /// back.
    pub(super) fn edit<R>(
        &mut self,
        name: impl Into<String>,
        gesture: u64,
        act: impl FnOnce(&mut Edit<'_>) -> Result<R, EngineError>,
    ) -> Result<R, CommandError> {
        let (done, changes) = self.document.edit(act)?;
        self.document.push(Step {
            name: name.into(),
            changes,
            gesture,
            selected_before: self.mirror.state.selection.clone(),
            ..Step::default()
        });
        self.mirror.mark(Mark::Scene);
        self.check_last_step()?;
        Ok(done)
    }

    fn notify_passed_over(&mut self, name: &str) {
        if let Some(why) = self.document.passed_over.take() {
            let text = format!("{name} is passed over, and its files stay where they are: {why}");
            self.notify(LogLevel::Warning, text);
        }
    }

    pub(super) fn undo(&mut self) -> Outcome {
        let step = self.document.undo();
        let step = step.ok_or(CommandError::NothingToUndo)??;
        self.notify_passed_over(&step.name);
        self.mirror.mark(Mark::Scene);
        self.mirror.state.selection = step.selected_before;
        Ok(json!({"undone": step.name}))
    }

    pub(super) fn redo(&mut self) -> Outcome {
        let step = self.document.redo();
        let step = step.ok_or(CommandError::NothingToRedo)??;
        self.notify_passed_over(&step.name);
        self.mirror.mark(Mark::Scene);
        self.mirror.state.selection = step.selected_after;
        Ok(json!({"redone": step.name}))
    }

    pub(super) fn select(&mut self, of: &[EntityRef], mode: SelectMode) -> Outcome {
        if of.contains(&EntityRef::World) {
            return self.select_world(of.len(), mode);
        }
        let ids: Vec<EntityId> = of
            .iter()
            .map(|r| self.entity(r))
            .collect::<Result<_, _>>()?;
        let mut selected = self.mirror.state.selection.entities().to_vec();
        match mode {
            SelectMode::Replace => selected = ids,
            SelectMode::Add => {
                let added: HashSet<EntityId> = ids.iter().copied().collect();
                selected.retain(|id| !added.contains(id));
                selected.extend(ids);
            }
            SelectMode::Toggle => {
                let before: HashSet<EntityId> = selected.iter().copied().collect();
                let toggled: HashSet<EntityId> = ids.iter().copied().collect();
                selected.retain(|id| !toggled.contains(id));
                selected.extend(ids.into_iter().filter(|id| !before.contains(id)));
            }
        }
        let answer =
            json!({"selected": selected.iter().map(|id| id.to_bits()).collect::<Vec<_>>()});
        self.mirror.state.selection = Selection::Entities(selected);
        Ok(answer)
    }

    /// The world is selected alone; a toggle takes it back.
    fn select_world(&mut self, named: usize, mode: SelectMode) -> Outcome {
        if named > 1 {
            return Err(CommandError::WorldAmongEntities);
        }
        let selection = &mut self.mirror.state.selection;
        let is_taken_back = mode == SelectMode::Toggle && selection.is_world();
        *selection = if is_taken_back {
            Selection::default()
        } else {
            Selection::World
        };
        Ok(if is_taken_back {
            json!({"selected": []})
        } else {
            json!({"selected": ["World"]})
        })
    }

    pub(super) fn select_all(&mut self) -> Json {
        let world_data = self.document.engine.world().data.read();
        let ids = world_data.entities.iter().map(|entity| entity.id);
        let ids: Vec<EntityId> = ids.collect();
        drop(world_data);
        let count = ids.len();
        self.mirror.state.selection = Selection::Entities(ids);
        json!({"selected": count})
    }

    /// Renames all these entities in one step of undo.
    pub(super) fn rename(&mut self, of: &[EntityRef], name: &str) -> Outcome {
        let ids = self.entities_or_selected(of)?;
        let component = self.pool("playground-core-ecs::Name")?.component();
        let value = Value::Struct(vec![("name".into(), Value::Text(name.into()))]);
        let title = format!("Rename {} to {name}", self.subject_of_entities(&ids));
        self.edit(title, 0, |edit| {
            let mut set =
                |id: &EntityId| edit.set(Owner::Entity(*id), component, Some(value.clone()));
            ids.iter().try_for_each(&mut set)
        })?;
        Ok(Json::Null)
    }

    pub(super) fn set_parent(&mut self, of: &[EntityRef], parent: Option<&EntityRef>) -> Outcome {
        let ids = self.entities_or_selected(of)?;
        let parent = parent.map(|parent| self.entity(parent)).transpose()?;
        let subject = self.subject_of_entities(&ids);
        let title = match parent {
            Some(parent) => format!(
                "Move {subject} under {}",
                self.subject_of_entities(&[parent])
            ),
            None => format!("Move {subject} to the Root"),
        };
        let done = self.edit(title, 0, |edit| {
            ids.iter().try_for_each(|id| edit.set_parent(*id, parent))
        });
        match done {
            Err(CommandError::Engine(EngineError::World(EcsError::Cycle(child, parent)))) => {
                let world = self.document.engine.world();
                let [child, parent] = [child, parent].map(|id| name_of(world, id));
                Err(CommandError::UnderItself { child, parent })
            }
            done => done.map(|()| Json::Null),
        }
    }

    pub(super) fn set_enabled(&mut self, of: &[EntityRef], on: bool) -> Outcome {
        let ids = self.entities_or_selected(of)?;
        let component = self.pool("playground-core-ecs::Disabled")?.component();
        let verb = if on { "Enable" } else { "Disable" };
        let title = format!("{verb} {}", self.subject_of_entities(&ids));
        self.edit(title, 0, |edit| {
            let mut set = |id: &EntityId| {
                if on {
                    edit.set(Owner::Entity(*id), component, None)
                } else {
                    edit.add(*id, component)
                }
            };
            ids.iter().try_for_each(&mut set)
        })?;
        Ok(Json::Null)
    }

    pub(super) fn add_component(&mut self, of: &[EntityRef], name: &str) -> Outcome {
        let ids = self.entities_or_selected(of)?;
        let pool = self.pool(name)?;
        if !pool.description().editable {
            return Err(CommandError::Computed(name.to_owned()));
        }
        if pool.description().resource {
            return Err(CommandError::Resource(name.to_owned()));
        }
        let subject = self.subject_of_entities(&ids);
        let title = format!("Add {} to {subject}", pool.description().short_name());
        self.edit(title, 0, |edit| {
            let mut add = |id: &EntityId| edit.add(*id, pool.component());
            ids.iter().try_for_each(&mut add)
        })?;
        Ok(Json::Null)
    }

    pub(super) fn remove_component(&mut self, of: &[EntityRef], name: &str) -> Outcome {
        let ids = self.entities_or_selected(of)?;
        let pool = self.pool(name)?;
        let subject = self.subject_of_entities(&ids);
        let title = format!("Remove {} from {subject}", pool.description().short_name());
        self.edit(title, 0, |edit| {
            let mut remove = |id: &EntityId| edit.set(Owner::Entity(*id), pool.component(), None);
            ids.iter().try_for_each(&mut remove)
        })?;
        Ok(Json::Null)
    }

    pub(super) fn set(
        &mut self,
        of: &[EntityRef],
        path: &str,
        value: &Value,
        gesture: u64,
    ) -> Outcome {
        let owners = self.owners_or_selected(of)?;
        let (pool, rest) = self.editable_path(&owners, path)?;
        let title = title_of("Set", &pool, rest, &self.subject_of(&owners));
        let value = self.following_reference(&pool, rest, value);
        self.set_in(&owners, (&pool, rest), &value, (title, gesture))
    }

    /// Gives a component, or a field of it, the value that a new one has.
    pub(super) fn reset(&mut self, of: &[EntityRef], path: &str) -> Outcome {
        let owners = self.owners_or_selected(of)?;
        let (pool, rest) = self.editable_path(&owners, path)?;
        let name = pool.description().short_name();
        let usual = pool.default_value();
        let usual = usual.ok_or_else(|| CommandError::NoDefault(name.to_owned()))?;
        let value = usual.at(rest)?.clone();
        let title = title_of("Reset", &pool, rest, &self.subject_of(&owners));
        self.set_in(&owners, (&pool, rest), &value, (title, 0))
    }

    fn set_in(
        &mut self,
        owners: &[Owner],
        (pool, path): (&ErasedPool, &str),
        value: &Value,
        (title, gesture): (String, u64),
    ) -> Outcome {
        let mut values = Vec::with_capacity(owners.len());
        for owner in owners {
            let before = self.component_of(*owner, pool)?;
            let after = with_value_at(before.clone(), path, value.clone())?;
            check_ranges(&pool.description().kind, Some(&before), &after)?;
            values.push((*owner, after));
        }
        self.edit(title, gesture, |edit| {
            let mut set = |(owner, value)| {
                edit.replace_unread(owner, pool.description().name, path);
                edit.set(owner, pool.component(), Some(value))
            };
            values.into_iter().try_for_each(&mut set)
        })?;
        Ok(Json::Null)
    }

    pub(super) fn set_many(
        &mut self,
        rows: Vec<(EntityId, String, Value)>,
        gesture: u64,
    ) -> Outcome {
        let mut checked = Vec::new();
        for (id, name, value) in rows {
            let pool = self.pool(&name)?;
            let before = value_of(
                self.document.engine.world(),
                Owner::Entity(id),
                pool.component(),
            )?;
            check_ranges(&pool.description().kind, before.as_ref(), &value)?;
            checked.push((id, pool.component(), value));
        }
        let ids: Vec<EntityId> = checked.iter().map(|(id, ..)| *id).collect();
        let title = format!("Transform {}", self.subject_of_entities(&ids));
        self.edit(title, gesture, |edit| {
            let mut set =
                |(id, component, value)| edit.set(Owner::Entity(id), component, Some(value));
            checked.into_iter().try_for_each(&mut set)
        })?;
        Ok(Json::Null)
    }
}

/// `Set Predator.turn_speed of Shark`, for the menu and the list of steps.
fn title_of(verb: &str, pool: &ErasedPool, path: &str, subject: &str) -> String {
    let component = pool.description().short_name();
    match path {
        "" => format!("{verb} {component} of {subject}"),
        path => format!("{verb} {component}.{path} of {subject}"),
    }
}
