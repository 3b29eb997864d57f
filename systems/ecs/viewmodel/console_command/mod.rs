//! [`EcsConsoleCommands`].

mod known;
mod run;

use crate::viewmodel::world_data::Keys;
use known::Known;
use playground_base::parking_lot::Mutex;
use playground_base::{Context, ModuleError, Value, view_model};
use playground_core_ecs::{
    BoundAllSystemView, ConsoleCommandError, ConsoleCommandReport, ConsoleCommandView, FrameTime,
    World,
};
use run::Run;

/// Console commands of all plugins.
pub struct EcsConsoleCommands {
    plugins: BoundAllSystemView,
    known: Mutex<Known>,
    keys: Keys,
}

impl EcsConsoleCommands {
    /// With a binding to all plugins, whose declarations are not read yet.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            plugins: context.bind_all()?,
            known: Mutex::default(),
            keys: Keys::new(context)?,
        })
    }
}

#[view_model]
impl ConsoleCommandView for EcsConsoleCommands {
    fn commands(&self) -> Vec<ConsoleCommandReport> {
        let mut known = self.known.lock();
        known.refresh(&self.plugins);
        known.reports().cloned().collect()
    }

    fn run(
        &self,
        world: &World,
        name: &str,
        arguments: &[Value],
        frame: FrameTime,
    ) -> Result<String, ConsoleCommandError> {
        let known = &mut *self.known.lock();
        known.refresh(&self.plugins);
        let (plugin, command) = known.find(name)?;
        if arguments.len() > command.arguments.len() {
            return Err(ConsoleCommandError::Usage {
                name: command.name,
                usage: command.usage(),
            });
        }
        let run = Run {
            plugins: &self.plugins,
            plugin,
            keys: &self.keys,
            world,
            frame,
        };
        run.run(command, arguments)
    }
}
