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
/// Observers are told in each stage what happened to components and which events were sent: once the
/// commands of its systems were carried out, and again behind exclusive systems. What happened goes in
/// order of happening to the observers of each trigger, those with a higher priority first. What
/// happened alike and in a row comes in one call. What observers ask for is carried out next and may
/// be observed in turn.
///
/// Effect handlers are called by the engine behind each run of a stage that counts, outside of the world
/// and without its lock, with what systems asked for: in order, each effect once, and those of one kind
/// in a row in one call. They may reach files, devices and the network, and must not wait for them: the
/// game stands still meanwhile. One that answers with an error is a problem, and is called again with the
/// next effects; one that panics rests until its module is reloaded.
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

    /// Calls one of them with what happened.
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

    /// Has one of them carry out effects of its kind, oldest first.
    fn carry_out(&self, handler: EffectHandlerId, _effects: &[Effect]) -> Result<(), ModuleError> {
        Err(lacks("effect handler", handler.0, "carry_out"))
    }

    /// The console commands of this plugin.
    fn commands(&self) -> Vec<ConsoleCommand> {
        Vec::new()
    }

    /// Runs one of them between frames and gives its answer. `arguments` holds one value for each
    /// argument; those at the end that were left out may be missing.
    fn run_command(
        &self,
        command: ConsoleCommandId,
        _arguments: &[Value],
        _context: &mut SystemContext<'_>,
    ) -> Result<String, ModuleError> {
        Err(lacks("console command", command.0, "run_command"))
    }

    /// Runs one of those that were declared exclusive.
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
