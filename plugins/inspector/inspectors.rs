//! [`Inspectors`]: the inspectors of plugins.

use playground_base::Value;
use playground_base::egui::Ui;
use playground_core_ecs::{ModuleError, WorldReader};
use playground_core_ui::{BoundAllInspectorView, InspectorInfo, InspectorViewFragments};
use std::collections::HashMap;

/// The inspectors of plugins, by the stable name of the component that they edit.
#[derive(Default)]
pub struct Inspectors {
    /// The implementers that `found` is about.
    known: Option<InspectorViewFragments>,
    /// Each with its index among the implementers. Of two for one component it is the first by name.
    found: HashMap<&'static str, (usize, InspectorInfo)>,
}

impl Inspectors {
    /// Follows reloads: brings the list up to date when the implementers are others.
    pub fn update(&mut self, bound: &BoundAllInspectorView) {
        let Some(change) = bound.changed(&mut self.known) else {
            return;
        };
        self.found.clear();
        for (at, fragment) in change.all.iter().enumerate() {
            if let Ok(info) = bound.call(fragment, |view| view.info()) {
                self.found.entry(info.component).or_insert((at, info));
            }
        }
    }

    /// What the inspector of a component is; `None` when no plugin has one.
    pub fn of(&self, component: &str) -> Option<InspectorInfo> {
        self.found.get(component).map(|(_, info)| *info)
    }

    /// Shows the inspector of a component, and answers with the component as edited.
    ///
    /// # Errors
    /// What the inspector could not show, or its panic.
    pub fn ui(
        &self,
        bound: &BoundAllInspectorView,
        component: &str,
        ui: &mut Ui,
        world: WorldReader<'_>,
        value: &Value,
    ) -> Result<Value, ModuleError> {
        let found = self.found.get(component);
        let fragment = found.and_then(|(at, _)| self.known.as_ref()?.get(*at));
        match fragment {
            Some(fragment) => bound
                .call(fragment, |view| view.ui(ui, world, value))
                .and_then(|edited| edited),
            None => Ok(value.clone()),
        }
    }
}
