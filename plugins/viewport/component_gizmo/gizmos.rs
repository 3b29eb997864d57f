//! [`Gizmos`]: the gizmos of plugins.

use playground_base::tracing::trace;
use playground_base::{ModuleError, Value, stable_id};
use playground_core_ecs::{ComponentId, EntityId, SYSTEM_TARGET, WorldReader};
use playground_core_ui::{BoundAllGizmoView, Gizmo, GizmoViewFragments};

/// The gizmos of plugins with the components that they edit. A gizmo that failed is not called again
/// until a reload changes the implementers.
#[derive(Clone, Default)]
pub struct Gizmos {
    /// The implementers at the last update.
    fragments: Option<GizmoViewFragments>,
    gizmos: Vec<ComponentGizmo>,
}

#[derive(Clone, Debug)]
struct ComponentGizmo {
    /// The index of its fragment.
    fragment: usize,
    name: &'static str,
    component: &'static str,
    failure: Option<String>,
}

/// A gizmo as it was drawn for an entity.
#[derive(Clone, Debug)]
pub struct ShownGizmo {
    /// `crate::Type` of the gizmo.
    pub name: &'static str,
    /// Stable name of the component.
    pub component: &'static str,
    /// Lines, texts, handles.
    pub gizmo: Gizmo,
    /// The component.
    pub before: Value,
    /// The component after the gizmo edited it.
    pub after: Value,
}

impl std::fmt::Debug for Gizmos {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.gizmos).finish()
    }
}

impl Gizmos {
    /// Rebuilds the list after a reload changed the implementers.
    pub fn update(&mut self, bound: &BoundAllGizmoView) {
        let Some(change) = bound.changed(&mut self.fragments) else {
            return;
        };
        let fragments = change.all.iter().enumerate();
        let gizmos = fragments.filter_map(|(index, fragment)| {
            let component = bound.call(fragment, |view| view.component()).ok()?;
            Some(ComponentGizmo {
                fragment: index,
                name: fragment.name,
                component,
                failure: None,
            })
        });
        self.gizmos = gizmos.collect();
    }

    /// Calls the gizmos of the components that an entity has. `start` creates the empty gizmo for the
    /// gizmo type of this name.
    pub fn call(
        &mut self,
        bound: &BoundAllGizmoView,
        world: WorldReader<'_>,
        entity: EntityId,
        start: impl Fn(&str) -> Gizmo,
        shown: &mut Vec<ShownGizmo>,
    ) {
        let (Some(fragments), Some(location)) = (&self.fragments, world.entity(entity)) else {
            return;
        };
        for gizmo in &mut self.gizmos {
            let (Some(fragment), None) = (fragments.get(gizmo.fragment), &gizmo.failure) else {
                continue;
            };
            let Some(pool) = world.pool(ComponentId(stable_id(gizmo.component))) else {
                continue;
            };
            let Some(before) = world.value(location, pool) else {
                continue;
            };
            let mut drawn = start(gizmo.name);
            // The supervisor knows by it which code runs.
            trace!(target: SYSTEM_TARGET, "gizmo {}", gizmo.name);
            let after = bound.call(fragment, |view| view.gizmo(&mut drawn, world, &before));
            trace!(target: SYSTEM_TARGET, "");
            if !pool.description().editable {
                drawn.handles.clear();
            }
            shown.push(gizmo.shown(drawn, before, after.and_then(|after| after)));
        }
    }

    /// The messages of the gizmos that failed.
    pub fn failures(&self) -> impl Iterator<Item = &str> {
        self.gizmos
            .iter()
            .filter_map(|gizmo| gizmo.failure.as_deref())
    }

    /// True when no plugin has a gizmo.
    pub const fn is_empty(&self) -> bool {
        self.gizmos.is_empty()
    }
}

impl ComponentGizmo {
    /// The drawn gizmo with the component before and after; an error is stored and edits nothing.
    fn shown(
        &mut self,
        gizmo: Gizmo,
        before: Value,
        after: Result<Value, ModuleError>,
    ) -> ShownGizmo {
        let after = after.unwrap_or_else(|error| {
            let name = self.name;
            let failure = format!("{name} is not shown until its module is reloaded: {error}");
            self.failure = Some(failure);
            before.clone()
        });
        ShownGizmo {
            name: self.name,
            component: self.component,
            gizmo,
            before,
            after,
        }
    }
}
