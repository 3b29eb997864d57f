//! Runs console commands; called by code that `#[systems]` generates.

use super::exclusive::run_alone;
use super::param::run_shared;
use super::{ExclusiveRun, Run};
use crate::{ConsoleCommandId, ExclusiveContext, SystemContext};
use playground_base::{ModuleError, Value};

/// Runs a command that uses `Commands` for its structural changes.
pub fn run_command(
    command: ConsoleCommandId,
    arguments: &[Value],
    context: &mut SystemContext<'_>,
    call: impl FnOnce(&Run<'_>) -> Result<String, ModuleError>,
) -> Result<String, ModuleError> {
    let name = name_of(command, context.world_data.token.tick());
    run_shared(name, arguments, context, call)
}

/// Runs a command that takes `WorldMut`.
pub fn run_exclusive_command<'a>(
    command: ConsoleCommandId,
    arguments: &'a [Value],
    context: &'a mut ExclusiveContext<'_>,
    call: impl FnOnce(&ExclusiveRun<'a>) -> Result<String, ModuleError>,
) -> Result<String, ModuleError> {
    let name = name_of(command, context.world_data.token.tick());
    run_alone(name, arguments, context, call)
}

/// The source of random numbers besides the seed of the world. A command may run several times
/// between two frames, and each time its numbers differ. The tick is the same in every run of a
/// script.
const fn name_of(command: ConsoleCommandId, tick: u32) -> u64 {
    command.0 ^ (tick as u64).rotate_left(32)
}

/// The error for a command that the plugin does not have.
#[cold]
pub fn unknown_command(plugin: &str, command: ConsoleCommandId) -> ModuleError {
    super::param::unknown(plugin, "console command", command.0)
}
