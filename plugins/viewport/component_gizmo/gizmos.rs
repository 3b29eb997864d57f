//! [`Gizmos`]: the gizmos of plugins, and which of them failed.

use playground_base::{ModuleError, Value, stable_id};
use playground_core_ecs::{ComponentId, EntityId, WorldReader};
use playground_core_ui::{BoundAllGizmoView, Gizmo, GizmoViewFragments};

/// The gizmos of plugins by the component that they edit, and which of them failed. Those are not called
/// again until the implementers are others, as they are after a reload.
#[derive(Clone, Default)]
pub struct Gizmos {
    /// The implementers that `found` is about.
    known: Option<GizmoViewFragments>,
    found: Vec<Found>,
}

#[derive(Clone, Debug)]
struct Found {
    /// Its index among the implementers.
    fragment: usize,
    name: &'static str,
    component: &'static str,
    failure: Option<String>,
}

/// What a gizmo drew for an entity.
#[derive(Clone, Debug)]
pub struct ShownGizmo {
    /// `crate::Type` of the gizmo.
    pub name: &'static str,
    /// Stable name of the component.
    pub component: &'static str,
    /// Lines, texts, handles.
    pub gizmo: Gizmo,
    /// The component as it is.
    pub before: Value,
    /// The component as edited.
    pub after: Value,
}

impl std::fmt::Debug for Gizmos {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.found).finish()
    }
}

impl Gizmos {
    /// Follows reloads: brings the list up to date when the implementers are others.
    pub fn update(&mut self, bound: &BoundAllGizmoView) {
        let Some(change) = bound.changed(&mut self.known) else {
            return;
        };
        let found = (0..).zip(change.all.iter()).filter_map(|(at, fragment)| {
            let component = bound.call(fragment, |view| view.component()).ok()?;
            Some(Found {
                fragment: at,
                name: fragment.name,
                component,
                failure: None,
            })
        });
        self.found = found.collect();
    }

    /// Calls the gizmos of the components that an entity has. `start` makes an empty gizmo for the one of
    /// this name.
    pub fn call(
        &mut self,
        bound: &BoundAllGizmoView,
        world: WorldReader<'_>,
        entity: EntityId,
        start: impl Fn(&str) -> Gizmo,
        shown: &mut Vec<ShownGizmo>,
    ) {
        let (Some(known), Some(place)) = (&self.known, world.entity(entity)) else {
            return;
        };
        for found in &mut self.found {
            let (Some(fragment), None) = (known.get(found.fragment), &found.failure) else {
                continue;
            };
            let Some(pool) = world.pool(ComponentId(stable_id(found.component))) else {
                continue;
            };
            let Some(before) = world.value(place, pool) else {
                continue;
            };
            let mut gizmo = start(found.name);
            let called = bound.call(fragment, |view| view.gizmo(&mut gizmo, world, &before));
            let after = match called.and_then(|after| after) {
                Ok(after) => after,
                Err(error) => {
                    found.failure = Some(failure(found.name, &error));
                    before.clone()
                }
            };
            if !pool.description().editable {
                gizmo.handles.clear();
            }
            shown.push(ShownGizmo {
                name: found.name,
                component: found.component,
                gizmo,
                before,
                after,
            });
        }
    }

    /// What failed, in words.
    pub fn failures(&self) -> impl Iterator<Item = &str> {
        self.found
            .iter()
            .filter_map(|found| found.failure.as_deref())
    }

    /// Whether no plugin has a gizmo.
    pub const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

fn failure(name: &str, error: &ModuleError) -> String {
    format!("{name} is not shown until its module is reloaded: {error}")
}
