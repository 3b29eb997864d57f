//! [`SystemPlace`]: where a system is declared.

use crate::Engine;
use serde::{Deserialize, Serialize};

/// Where a system is declared, to be named when it ended the process.
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
}

impl Engine {
    /// The systems of all modules. A plugin that fails to list its systems has none.
    pub fn system_places(&self) -> Vec<SystemPlace> {
        let systems = &self.views().systems;
        let implementations = self.world().registry.implementations();
        let mut places = Vec::new();
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
                    .map(|system| SystemPlace {
                        name: system.name.to_owned(),
                        module: of.library.crate_name().replace('_', "-"),
                        generation: of.generation,
                        file: system.file.to_owned(),
                        line: system.line,
                    }),
            );
        }
        places
    }
}
