//! Runs of console commands; called by what `#[systems]` writes.

use super::exclusive::run_alone;
use super::param::run_shared;
use super::{ExclusiveRun, Run};
use crate::{ConsoleCommandId, ExclusiveContext, SystemContext};
use playground_base::{ModuleError, Value};

/// Runs a command that shares the world with nobody and still asks for structural changes.
pub fn run_command(
    command: ConsoleCommandId,
    arguments: &[Value],
    context: &mut SystemContext<'_>,
    call: impl FnOnce(&Run<'_>) -> Result<String, ModuleError>,
) -> Result<String, ModuleError> {
    run_shared(command.0, arguments, context, call)
}

/// Runs a command that takes `WorldMut`.
pub fn run_exclusive_command<'a>(
    command: ConsoleCommandId,
    arguments: &'a [Value],
    context: &'a mut ExclusiveContext<'_>,
    call: impl FnOnce(&ExclusiveRun<'a>) -> Result<String, ModuleError>,
) -> Result<String, ModuleError> {
    run_alone(command.0, arguments, context, call)
}

/// A command that is asked for and that the plugin does not have.
#[cold]
pub fn unknown_command(plugin: &str, command: ConsoleCommandId) -> ModuleError {
    super::param::unknown(plugin, "console command", command.0)
}
