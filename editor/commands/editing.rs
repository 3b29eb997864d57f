//! Edits: each is one step of undo (or part of a gesture).

use super::Answer;
use super::targets::with_value_at;
use crate::app::EditorApp;
use crate::history::{Edit, Step, value_of};
use playground_base::Value;
use playground_base::serde_json::{Value as Json, json};
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::SelectMode;
use std::collections::HashSet;

impl EditorApp {
    /// Does an edit as one step. When a part of it fails, the parts before it are taken back.
    pub(super) fn edit<R>(
        &mut self,
        name: impl Into<String>,
        gesture: u64,
        act: impl FnOnce(&mut Edit<'_>) -> Result<R, String>,
    ) -> Result<R, String> {
        if self.engine.open_project().is_none() {
            return Err("no project is open: open one first".into());
        }
        let selected = self.state.selection.entities.clone();
        let (world, views) = (self.engine.world().clone(), self.engine.views().clone());
        let mut edit = Edit::new(&world, &views);
        let done = act(&mut edit);
        if let Err(error) = done {
            for change in edit.changes.iter().rev() {
                edit.apply(&change.inverse())
                    .map_err(|e| format!("{error}; taking it back: {e}"))?;
            }
            return Err(error);
        }
        if !edit.changes.is_empty() {
            self.history.push(Step {
                name: name.into(),
                changes: edit.changes,
                gesture,
                selected,
            });
        }
        self.world_changed();
        done
    }

    pub(super) fn undo(&mut self) -> Answer {
        let Some(step) = self.history.undo() else {
            return Err("there is nothing to undo".into());
        };
        let inverses: Vec<_> = step.changes.iter().rev().map(|c| c.inverse()).collect();
        self.apply_all(&inverses)?;
        self.state.selection.entities = step.selected;
        self.forget_gone();
        Ok(json!({"undone": step.name}))
    }

    pub(super) fn redo(&mut self) -> Answer {
        let Some(step) = self.history.redo() else {
            return Err("there is nothing to do again".into());
        };
        self.apply_all(&step.changes)?;
        self.forget_gone();
        Ok(json!({"redone": step.name}))
    }

    fn apply_all(&mut self, changes: &[crate::history::Change]) -> Result<(), String> {
        let (world, views) = (self.engine.world().clone(), self.engine.views().clone());
        let edit = Edit::new(&world, &views);
        let done = changes.iter().try_for_each(|change| edit.apply(change));
        self.world_changed();
        done.map_err(|e| e.to_string())
    }

    pub(super) fn select(&mut self, of: &[EntityRef], mode: SelectMode) -> Answer {
        let ids: Vec<EntityId> = of
            .iter()
            .map(|r| self.entity(r))
            .collect::<Result<_, _>>()?;
        let selected = &mut self.state.selection.entities;
        match mode {
            SelectMode::Replace => *selected = ids,
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
        Ok(json!({"selected": selected.iter().map(|id| id.to_bits()).collect::<Vec<_>>()}))
    }

    pub(super) fn select_all(&mut self) -> Answer {
        let structure = self.engine.world().structure.read();
        let ids = structure.entities.iter().map(|entity| entity.id);
        self.state.selection.entities = ids.collect();
        drop(structure);
        Ok(json!({"selected": self.state.selection.entities.len()}))
    }

    /// One step of undo, however many entities.
    pub(super) fn rename(&mut self, of: &[EntityRef], name: &str) -> Answer {
        let ids = self.entities_or_selected(of)?;
        let component = self.pool("playground-core-ecs::Name")?.component();
        let value = Value::Struct(vec![("name".into(), Value::Text(name.into()))]);
        self.edit(format!("Rename to {name}"), 0, |edit| {
            let mut set = |id: &EntityId| edit.set(*id, component, Some(value.clone()));
            ids.iter().try_for_each(&mut set).map_err(|e| e.to_string())
        })?;
        Ok(Json::Null)
    }

    pub(super) fn set_parent(&mut self, of: &[EntityRef], parent: Option<&EntityRef>) -> Answer {
        let ids = self.entities_or_selected(of)?;
        let parent = parent.map(|parent| self.entity(parent)).transpose()?;
        self.edit("Change Parent", 0, |edit| {
            ids.iter()
                .try_for_each(|id| edit.set_parent(*id, parent))
                .map_err(|e| e.to_string())
        })?;
        Ok(Json::Null)
    }

    pub(super) fn set_enabled(&mut self, of: &[EntityRef], on: bool) -> Answer {
        let ids = self.entities_or_selected(of)?;
        let component = self.pool("playground-core-ecs::Disabled")?.component();
        let name = if on { "Enable" } else { "Disable" };
        self.edit(name, 0, |edit| {
            let mut set = |id: &EntityId| match on {
                true => edit.set(*id, component, None),
                false => edit.add(*id, component),
            };
            ids.iter().try_for_each(&mut set).map_err(|e| e.to_string())
        })?;
        Ok(Json::Null)
    }

    pub(super) fn add_component(&mut self, of: &[EntityRef], name: &str) -> Answer {
        let ids = self.entities_or_selected(of)?;
        let pool = self.pool(name)?;
        if !pool.description().editable {
            return Err(format!("{name} is computed by the engine and cannot be added").into());
        }
        let title = format!("Add {}", pool.description().short_name());
        self.edit(title, 0, |edit| {
            let mut add = |id: &EntityId| edit.add(*id, pool.component());
            ids.iter().try_for_each(&mut add).map_err(|e| e.to_string())
        })?;
        Ok(Json::Null)
    }

    pub(super) fn remove_component(&mut self, of: &[EntityRef], name: &str) -> Answer {
        let ids = self.entities_or_selected(of)?;
        let pool = self.pool(name)?;
        let title = format!("Remove {}", pool.description().short_name());
        self.edit(title, 0, |edit| {
            let mut remove = |id: &EntityId| edit.set(*id, pool.component(), None);
            ids.iter()
                .try_for_each(&mut remove)
                .map_err(|e| e.to_string())
        })?;
        Ok(Json::Null)
    }

    pub(super) fn set(
        &mut self,
        of: &[EntityRef],
        path: &str,
        value: &Value,
        gesture: u64,
    ) -> Answer {
        let ids = self.entities_or_selected(of)?;
        check_numbers(value)?;
        let (pool, rest) = self.component_path(path)?;
        let component = pool.component();
        let title = match rest {
            "" => format!("Set {}", pool.description().short_name()),
            rest => format!("Set {}.{rest}", pool.description().short_name()),
        };
        let mut values = Vec::new();
        for id in ids {
            let before = value_of(self.engine.world(), id, component).map_err(|e| e.to_string())?;
            let before = before.ok_or_else(|| {
                let name = path.split('.').next().unwrap_or(path);
                format!("entity {id} has no {name}: add the component first")
            })?;
            values.push((id, with_value_at(before, rest, value.clone())?));
        }
        self.edit(title, gesture, |edit| {
            let mut set = |(id, value)| edit.set(id, component, Some(value));
            values
                .into_iter()
                .try_for_each(&mut set)
                .map_err(|e| e.to_string())
        })?;
        Ok(Json::Null)
    }

    pub(super) fn set_many(
        &mut self,
        rows: Vec<(EntityId, String, Value)>,
        gesture: u64,
    ) -> Answer {
        let mut checked = Vec::new();
        for (id, name, value) in rows {
            check_numbers(&value)?;
            checked.push((id, self.pool(&name)?.component(), value));
        }
        self.edit("Transform", gesture, |edit| {
            let mut set = |(id, component, value)| edit.set(id, component, Some(value));
            checked
                .into_iter()
                .try_for_each(&mut set)
                .map_err(|e| e.to_string())
        })?;
        Ok(Json::Null)
    }
}

/// Refuses NaN: no scene that has it would open again.
fn check_numbers(value: &Value) -> Result<(), String> {
    match value {
        Value::F32(v) if v.is_nan() => Err("NaN is not a number: give one".into()),
        Value::F64(v) if v.is_nan() => Err("NaN is not a number: give one".into()),
        Value::List(items) => items.iter().try_for_each(check_numbers),
        Value::Struct(fields) => fields.iter().try_for_each(|(_, v)| check_numbers(v)),
        Value::Variant(_, inner) | Value::Option(Some(inner)) => check_numbers(inner),
        Value::Map(entries) => entries.iter().try_for_each(|(_, v)| check_numbers(v)),
        _ => Ok(()),
    }
}
