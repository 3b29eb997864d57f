//! [`CallPlace`]: where what the engine calls of a module is declared.

use crate::Engine;
use playground_base::Implementation;
use serde::{Deserialize, Serialize};

/// Where something of a module is declared that the engine calls: a system, an observer, a console
/// command, a panel. To be named when it ended the process, or never came back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallPlace {
    /// `crate::system`, `crate::Type`, or the word that calls a command.
    pub name: String,
    /// The module that has it.
    pub module: String,
    /// The module's generation.
    pub generation: u32,
    /// Source file, relative to the folder that cargo compiled in; empty when it is not known.
    pub file: String,
    /// Line of the declaration.
    pub line: u32,
    /// Its module is one of the project, which the editor can do without.
    #[serde(default)]
    pub is_of_project: bool,
}

impl Engine {
    /// What all modules declare that is called by name. A plugin that fails to list its systems has
    /// none.
    pub fn call_places(&self) -> Vec<CallPlace> {
        let place = |of: &Implementation, name: &str, file: &str, line: u32| CallPlace {
            name: name.to_owned(),
            module: of.library.crate_name().replace('_', "-"),
            generation: of.generation,
            file: file.to_owned(),
            line,
            is_of_project: self.is_of_project(of.library.crate_name()),
        };
        let implementations = self.world().registry.implementations();
        let mut places: Vec<CallPlace> = implementations
            .iter()
            .map(|of| place(of, of.info.name, of.info.file, of.info.line))
            .collect();
        let systems = &self.views().systems;
        for fragment in systems.all().iter() {
            let mut all = implementations.iter();
            let Some(of) = all.find(|of| of.info.fragment == fragment.id) else {
                continue;
            };
            let declared = systems.call(fragment, |view| {
                let systems = view.systems().into_iter();
                let mut names: Vec<_> = systems.map(|of| (of.name, of.file, of.line)).collect();
                let commands = view.commands().into_iter();
                names.extend(commands.map(|of| (of.name, of.file, of.line)));
                names.extend(view.observers().iter().map(|of| (of.name, "", 0)));
                names.extend(view.effect_handlers().iter().map(|of| (of.name, "", 0)));
                names
            });
            let declared = declared.unwrap_or_default().into_iter();
            places.extend(declared.map(|(name, file, line)| place(of, name, file, line)));
        }
        places
    }
}
