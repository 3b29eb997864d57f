//! [`SystemPlace`]: where a system, a panel or a drawing is declared.

use crate::Engine;
use playground_base::Implementation;
use serde::{Deserialize, Serialize};

/// Where a system is declared, to be named when it ended the process. Panels and drawings are named like
/// systems then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemPlace {
    /// `crate::system`.
    pub name: String,
    /// The module that has it.
    pub module: String,
    /// The module's generation.
    pub generation: u32,
    /// Source file, relative to the folder that cargo compiled in.
    pub file: String,
    /// Line of the declaration.
    pub line: u32,
    /// Its module is one of the project, which the editor can do without.
    #[serde(default)]
    pub is_of_project: bool,
}

impl Engine {
    /// The systems of all modules, and their panels and drawings. A plugin that fails to list its systems
    /// has none.
    pub fn system_places(&self) -> Vec<SystemPlace> {
        let systems = &self.views().systems;
        let implementations = self.world().registry.implementations();
        let place_of = |of: &Implementation, name: &str, file: &str, line: u32| SystemPlace {
            name: name.to_owned(),
            module: of.library.crate_name().replace('_', "-"),
            generation: of.generation,
            file: file.to_owned(),
            line,
            is_of_project: self.is_of_project(of.library.crate_name()),
        };
        let shown = implementations.iter().filter(|of| {
            let view = of.info.view_name;
            view.ends_with("::PanelView") || view.ends_with("::DrawView")
        });
        let shown = shown.map(|of| place_of(of, of.info.name, of.info.file, of.info.line));
        let mut places: Vec<SystemPlace> = shown.collect();
        for fragment in systems.all().iter() {
            let mut all = implementations.iter();
            let Some(of) = all.find(|of| of.info.fragment == fragment.id) else {
                continue;
            };
            let declared = systems.call(fragment, |view| view.systems());
            places.extend(
                declared
                    .unwrap_or_default()
                    .iter()
                    .map(|system| place_of(of, system.name, system.file, system.line)),
            );
        }
        places
    }
}
