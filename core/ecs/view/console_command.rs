//! [`ConsoleCommandView`].

use crate::{ConsoleCommandError, ConsoleCommandReport, FrameTime, World};
use playground_base::{Value, view};

/// Console commands that games add: which there are, and running one.
///
/// A command runs between frames with the world to itself, so it waits for nobody and nobody for it.
/// It touches what its parameters declare, as a system does.
#[view]
pub trait ConsoleCommandView {
    /// The commands of all plugins, by name of the plugin, then as declared.
    fn commands(&self) -> Vec<ConsoleCommandReport>;

    /// Runs one and gives what it answers, which may be empty. `arguments` holds one value for each
    /// argument, [`Value::Option`] without content for what is left out; those at the end may be
    /// missing. What happens to components is told to observers when the next stage runs.
    ///
    /// # Errors
    /// When there is no such command, the arguments do not fit, or it fails or panics. What it asked
    /// for is dropped then; rows that it wrote before stay, so that who needs the world as it was
    /// takes a snapshot.
    fn run(
        &self,
        world: &World,
        name: &str,
        arguments: &[Value],
        frame: FrameTime,
    ) -> Result<String, ConsoleCommandError>;
}
