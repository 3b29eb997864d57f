//! [`Conflict`]: a part of a scene that both sides changed, each in its own way.

use playground_core_ecs::EntityId;

/// One of the two versions that are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The open scene, or the branch that is checked out.
    Ours,
    /// The file, or the branch that is merged.
    Theirs,
}

/// A part of a scene that both sides changed, each in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The entity; `None` for the world.
    pub entity: Option<EntityId>,
    /// Name of the entity, if it has one.
    pub name: Option<String>,
    /// Stable name of the component; empty when one side removed the entity.
    pub component: String,
    /// Path of the field; empty for the whole component.
    pub field: String,
    /// What it was before both; `None` when it was not there.
    pub base: Option<String>,
    /// What it is on our side; `None` when we removed it.
    pub ours: Option<String>,
    /// What it is on their side; `None` when they removed it.
    pub theirs: Option<String>,
}

impl Conflict {
    /// The part as a path: `Shark, Predator.turn_speed`.
    pub fn path(&self) -> String {
        let owner = match (&self.name, self.entity) {
            (Some(name), _) => name.clone(),
            (None, Some(entity)) => format!("entity {entity}"),
            (None, None) => "the World".to_owned(),
        };
        let component = self.component.rsplit("::").next().unwrap_or_default();
        match (component, self.field.as_str()) {
            ("", _) => owner,
            (component, "") => format!("{owner}, {component}"),
            (component, field) => format!("{owner}, {component}.{field}"),
        }
    }

    /// What one side has.
    pub fn of(&self, side: Side) -> Option<&str> {
        match side {
            Side::Ours => self.ours.as_deref(),
            Side::Theirs => self.theirs.as_deref(),
        }
    }
}
