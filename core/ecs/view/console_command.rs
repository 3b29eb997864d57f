//! [`ConsoleCommandView`].

use crate::{ConsoleCommandError, ConsoleCommandReport, FrameTime, World};
use playground_base::{Value, view};

/// Console commands that games add: which there are, and running one.
///
/// A command runs between frames, when nothing else accesses the world. It accesses what its
/// parameters declare, as a system does.
#[view]
pub trait ConsoleCommandView {
    /// The commands of all plugins, by name of the plugin, then as declared.
    fn commands(&self) -> Vec<ConsoleCommandReport>;

    /// Runs one and returns its answer, which may be empty. `arguments` has one value for each
    /// argument, an empty [`Value::Option`] for one that is left out; those at the end may be
    /// missing. Observers are notified of its changes when the next stage runs.
    ///
    /// # Errors
    /// When there is no such command, the arguments do not fit, or it fails or panics. Its requests
    /// are dropped then; rows that it wrote stay, so a caller that wants to roll back takes a
    /// snapshot.
    fn run(
        &self,
        world: &World,
        name: &str,
        arguments: &[Value],
        frame: FrameTime,
    ) -> Result<String, ConsoleCommandError>;
}
