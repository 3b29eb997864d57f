//! Changes of before a reload, which apply after it: values of fields that are gone become text beside
//! the row, those of fields that changed their type are converted.

use super::edit::{Edit, spawn_of, value_of, write};
use super::{Change, EntityRow, StoredEntities};
use playground_base::{FieldDescription, FieldKind, Fitted, Value};
use playground_core_ecs::{ComponentId, EcsError, Owner, RowSource, Spawn};
use playground_engine::EngineError;
use playground_engine::scene::{Unread, has_unknown, is_of_component, unread_of};

impl Edit<'_> {
    /// Gives a component a value of the history, which may be of before a reload.
    ///
    /// Only what the change changed is applied: a field that another declaration had or has, and that
    /// the change does not mention, stays as it is.
    pub(super) fn write_again(
        &mut self,
        owner: Owner,
        component: ComponentId,
        (before, after): (Option<&Value>, Option<&Value>),
    ) -> Result<(), EngineError> {
        let pool = self.world.data.read().pool(component).cloned();
        let Some(value) = after else {
            // A component that no module declares any more is text already.
            let is_there = value_of(self.world, owner, component)?.is_some();
            if is_there {
                write(self.world, self.views, owner, component, None)?;
            }
            if let Some(pool) = pool {
                self.drop_unread_of(owner, pool.description().name, is_there);
            }
            return Ok(());
        };
        let Some(pool) = &pool else {
            return write(
                self.world,
                self.views,
                owner,
                component,
                Some(value.clone()),
            );
        };
        let is_whole = is_whole(value, &pool.description().kind);
        let is_written = is_whole
            && write(
                self.world,
                self.views,
                owner,
                component,
                Some(value.clone()),
            )
            .is_ok();
        let mut left = Vec::new();
        if !is_written {
            let mut fitted = pool.fit(value);
            if let Some(now) = value_of(self.world, owner, component)? {
                keep_others(&mut fitted.value, value, &now, &pool.description().kind);
            }
            write(self.world, self.views, owner, component, Some(fitted.value))?;
            left = fitted.left;
        } else if self.unread.is_empty() {
            return Ok(());
        }
        let is_changed = |path: &str| {
            let was = before.and_then(|before| before.at(path).ok());
            before.is_none() || was != value.at(path).ok()
        };
        let name = pool.description().name;
        for known in self.unread_of(owner) {
            let path = path_in(&known, name);
            let is_left = |path: &str| left.iter().any(|left| left.path == path);
            if path.is_some_and(|path| !is_left(path) && is_changed(path)) {
                self.unread.set(owner.entity(), &known, None);
            }
        }
        for left in left.into_iter().filter(|left| is_changed(&left.path)) {
            let (name, unread) = unread_of(name, left, None);
            self.unread.set(owner.entity(), &name, Some(unread));
        }
        Ok(())
    }

    /// What was dropped has its default: a module can read it now, and an undo put it back.
    pub(super) fn apply_unread(
        &mut self,
        owner: Owner,
        name: &str,
        (before, after): (Option<&Unread>, Option<&Unread>),
    ) -> Result<(), EngineError> {
        let is_there = self.unread.get(owner.entity(), name).is_some();
        if after.is_none() && before.is_some() && !is_there {
            self.reset_field(owner, name)?;
        }
        self.unread.set(owner.entity(), name, after.cloned());
        Ok(())
    }

    fn reset_field(&self, owner: Owner, name: &str) -> Result<(), EngineError> {
        let pools = self.world.data.read().pools.clone();
        let mut named = pools.iter();
        let Some(pool) = named.find(|pool| is_of_component(name, pool.description().name)) else {
            return Ok(());
        };
        let path = path_in(name, pool.description().name).unwrap_or_default();
        let Some(mut row) = value_of(self.world, owner, pool.component())? else {
            return Ok(());
        };
        let usual = pool.default_value().unwrap_or_default();
        if path.is_empty() {
            return self.remove_dropped(owner, pool.component());
        }
        if let (Ok(field), Ok(usual)) = (row.at_mut(path), usual.at(path)) {
            field.clone_from(usual);
            write(self.world, self.views, owner, pool.component(), Some(row))?;
        }
        Ok(())
    }

    /// The text of a whole component was dropped, and a module has read it since: the row goes, unless
    /// the same step gave the component a value.
    fn remove_dropped(&self, owner: Owner, component: ComponentId) -> Result<(), EngineError> {
        let sets = |change: &Change| match change {
            Change::Component {
                owner: of,
                component: id,
                after,
                ..
            } => (*of, *id) == (owner, component) && after.is_some(),
            _ => false,
        };
        if self.changes.iter().any(sets) {
            return Ok(());
        }
        write(self.world, self.views, owner, component, None)
    }

    /// Spawns entities of the history again.
    pub(super) fn spawn_again(&mut self, entities: &StoredEntities) -> Result<(), EngineError> {
        let views = &self.views.entities;
        let rows = entities.rows(&self.world.data.read());
        let spawned = match &rows {
            Some(rows) => views
                .call(|v| v.spawn_rows(self.world, rows))?
                .map(|()| true),
            None => Ok(false),
        };
        match spawned {
            Ok(true) => {}
            // Of before a reload.
            Ok(false) | Err(EcsError::Value { .. }) => {
                let all = entities.values()?;
                let spawns = all.iter().map(|row| self.fitted_spawn(row)).collect();
                let views = &self.views.entities;
                views.call(|v| v.spawn(self.world, spawns))??;
            }
            Err(error) => return Err(error.into()),
        }
        for (id, unread) in entities.unread() {
            self.unread.extend(Some(*id), unread.clone());
        }
        Ok(())
    }

    /// The request that spawns an entity of the history again; what does not fit becomes text.
    fn fitted_spawn(&mut self, row: &EntityRow) -> Spawn {
        let mut spawn = spawn_of(row);
        for (component, source) in &mut spawn.components {
            let pool = self.world.data.read().pool(*component).cloned();
            let (Some(pool), RowSource::Value(value)) = (pool, source) else {
                continue;
            };
            if is_whole(value, &pool.description().kind) && pool.check(value.clone()).is_ok() {
                continue;
            }
            let Fitted {
                value: fitted,
                left,
                ..
            } = pool.fit(value);
            *value = fitted;
            for left in left {
                let (name, unread) = unread_of(pool.description().name, left, None);
                self.unread.set(Some(row.id), &name, Some(unread));
            }
        }
        spawn
    }

    /// Drops text of a component that is removed. Text of the whole component beside its row is another
    /// change of the step: with `fields_only` it stays.
    fn drop_unread_of(&mut self, owner: Owner, component: &str, fields_only: bool) {
        for name in self.unread_of(owner) {
            let is_to_stay = fields_only && name == component;
            if is_of_component(&name, component) && !is_to_stay {
                self.unread.set(owner.entity(), &name, None);
            }
        }
    }
}

/// The path of a field in `crate::Type.field`; empty for the component itself.
fn path_in<'n>(name: &'n str, component: &str) -> Option<&'n str> {
    let rest = name.strip_prefix(component)?;
    match rest {
        "" => Some(""),
        rest => rest.strip_prefix('.'),
    }
}

/// Fields that the value of the history does not have stay as they are now.
fn keep_others(row: &mut Value, of_history: &Value, now: &Value, kind: &FieldKind) {
    let (Value::Struct(fields), FieldKind::Struct(described)) = (row, kind) else {
        return;
    };
    // Another form, such as a number that became a struct: there is nothing to compare.
    let Value::Struct(_) = of_history else { return };
    for field in *described {
        let Some(now) = now.field(field.name) else {
            continue;
        };
        let mut known = fields.iter_mut();
        let known = known.find(|(name, _)| name == field.name);
        match (field.source(|name| of_history.field(name)), known) {
            (Some(of_history), Some((_, row))) => keep_others(row, of_history, now, &field.kind),
            (None, Some((_, row))) => row.clone_from(now),
            (None, None) => fields.push((field.name.to_owned(), now.clone())),
            (Some(_), None) => {}
        }
    }
}

/// True for a value that has all fields of the type, by their names now, and no others.
pub(super) fn is_whole(value: &Value, kind: &FieldKind) -> bool {
    match (value, kind) {
        (Value::Struct(fields), FieldKind::Struct(described)) => {
            let is_there = |field: &FieldDescription| {
                let mut fields = fields.iter();
                let value = fields.find(|(name, _)| name == field.name);
                value.is_some_and(|(_, value)| is_whole(value, &field.kind))
            };
            fields.len() == described.len() && described.iter().all(is_there)
        }
        (value, kind) => !has_unknown(value, kind),
    }
}
