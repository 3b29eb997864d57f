//! [`Inspectors`]: the inspectors of plugins.

use playground_base::Value;
use playground_base::tracing::trace;
use playground_core_ecs::{ModuleError, SYSTEM_TARGET, WorldReader};
use playground_core_ui::{BoundAllInspectorView, InspectorInfo, InspectorViewFragments};
use playground_graphics::egui::Ui;
use std::collections::HashMap;

/// The inspectors of plugins, by the stable name of the component that they edit.
#[derive(Default)]
pub struct Inspectors {
    /// The implementers at the last update.
    fragments: Option<InspectorViewFragments>,
    /// Each inspector with its index among the fragments; for each component the first by name.
    by_component: HashMap<&'static str, (usize, InspectorInfo)>,
}

impl Inspectors {
    /// Rebuilds the list after a reload changed the implementers.
    pub fn update(&mut self, bound: &BoundAllInspectorView) {
        let Some(change) = bound.changed(&mut self.fragments) else {
            return;
        };
        self.by_component.clear();
        for (index, fragment) in change.all.iter().enumerate() {
            if let Ok(info) = bound.call(fragment, |view| view.info()) {
                let entry = self.by_component.entry(info.component);
                entry.or_insert((index, info));
            }
        }
    }

    /// The inspector of a component; `None` when no plugin has one.
    pub fn info(&self, component: &str) -> Option<InspectorInfo> {
        self.by_component.get(component).map(|(_, info)| *info)
    }

    /// Shows the inspector of a component and returns the edited component.
    ///
    /// # Errors
    /// The error of the inspector, or its panic.
    pub fn ui(
        &self,
        bound: &BoundAllInspectorView,
        component: &str,
        ui: &mut Ui,
        world: WorldReader<'_>,
        value: &Value,
    ) -> Result<Value, ModuleError> {
        let found = self.by_component.get(component);
        let fragment = found.and_then(|(index, _)| self.fragments.as_ref()?.get(*index));
        match fragment {
            Some(fragment) => {
                // The supervisor knows by it which code runs.
                trace!(target: SYSTEM_TARGET, "inspector {}", fragment.name);
                let edited = bound.call(fragment, |view| view.ui(ui, world, value));
                trace!(target: SYSTEM_TARGET, "");
                edited.and_then(|edited| edited)
            }
            None => Ok(value.clone()),
        }
    }
}
