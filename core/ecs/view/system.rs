//! [`SystemView`].

use crate::{
    ConsoleCommand, ConsoleCommandId, Effect, EffectHandler, EffectHandlerId, ExclusiveContext,
    Observer, ObserverContext, ObserverId, System, SystemContext, SystemId,
};
use playground_base::{ModuleError, Value, view};

/// A game plugin: declares systems, observers, effect handlers and console commands, and runs them.
/// `#[systems]` implements it.
///
/// The scheduler reads the declarations once for each generation, and calls [`run`](Self::run) from
/// worker threads, for several systems at once where their declarations allow it.
///
/// In each stage, observers are notified of changes of components and of events: after the commands
/// of the systems were applied, and again after exclusive systems. Observations are delivered in
/// order to the observers of each trigger, those with a higher priority first; consecutive ones of
/// one kind come in one call. The commands of observers are applied next, and may be observed in
/// turn.
///
/// The engine calls effect handlers after each run of a stage except dry runs, without the world's
/// lock: in order, each effect once, consecutive ones of one kind in one call. They may use files,
/// devices and the network, but must not wait for them, because the game stands still meanwhile. A
/// handler that returns an error becomes a problem, and is called again with the next effects; one
/// that panics is off until play starts again or a reload ends.
#[view(fragments)]
pub trait SystemView {
    /// The systems of this plugin.
    fn systems(&self) -> Vec<System> {
        Vec::new()
    }

    /// Runs one of them for one frame.
    fn run(&self, system: SystemId, _context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        Err(lacks("system", system.0, "run"))
    }

    /// Runs one exclusive system for one frame. Its changes are not rolled back when it fails.
    fn run_exclusive(
        &self,
        system: SystemId,
        _context: &mut ExclusiveContext<'_>,
    ) -> Result<(), ModuleError> {
        Err(lacks("exclusive system", system.0, "run_exclusive"))
    }

    /// The observers of this plugin.
    fn observers(&self) -> Vec<Observer> {
        Vec::new()
    }

    /// Calls one of them with observations.
    fn observe(
        &self,
        observer: ObserverId,
        _context: &mut ObserverContext<'_>,
    ) -> Result<(), ModuleError> {
        Err(lacks("observer", observer.0, "observe"))
    }

    /// The effect handlers of this plugin.
    fn effect_handlers(&self) -> Vec<EffectHandler> {
        Vec::new()
    }

    /// Calls one of them with effects of its kind, oldest first.
    fn carry_out(&self, handler: EffectHandlerId, _effects: &[Effect]) -> Result<(), ModuleError> {
        Err(lacks("effect handler", handler.0, "carry_out"))
    }

    /// The console commands of this plugin.
    fn commands(&self) -> Vec<ConsoleCommand> {
        Vec::new()
    }

    /// Runs one of them between frames and returns its answer. `arguments` has one value for each
    /// argument; those at the end that were left out may be missing.
    fn run_command(
        &self,
        command: ConsoleCommandId,
        _arguments: &[Value],
        _context: &mut SystemContext<'_>,
    ) -> Result<String, ModuleError> {
        Err(lacks("console command", command.0, "run_command"))
    }

    /// Runs one that is declared exclusive.
    fn run_exclusive_command(
        &self,
        command: ConsoleCommandId,
        _arguments: &[Value],
        _context: &mut ExclusiveContext<'_>,
    ) -> Result<String, ModuleError> {
        Err(lacks("console command", command.0, "run_exclusive_command"))
    }
}

#[cold]
fn lacks(what: &str, id: u64, method: &str) -> ModuleError {
    ModuleError::Failed {
        module: format!("{what} {id:016x}"),
        message: format!("its plugin declares it and lacks `{method}`"),
    }
}
