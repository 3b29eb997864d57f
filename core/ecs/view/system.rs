//! [`SystemView`].

use crate::{ExclusiveContext, System, SystemContext, SystemId};
use playground_base::{ModuleError, view};

/// A game plugin: declares systems and runs them.
///
/// The scheduler asks for the declarations once for each generation, and calls
/// [`run`](Self::run) from worker threads, for several systems at once where their declarations
/// allow it. Borrow only what the system declared; everything else answers with an error.
#[view(fragments)]
pub trait SystemView {
    /// The systems of this plugin.
    fn systems(&self) -> Vec<System>;

    /// Runs one of them for one frame.
    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError>;

    /// Runs one of those that were declared exclusive, for one frame. Nothing of what it changed is
    /// taken back when it fails.
    fn run_exclusive(
        &self,
        _system: SystemId,
        _context: &mut ExclusiveContext<'_>,
    ) -> Result<(), ModuleError> {
        Err(ModuleError::Failed {
            module: "an exclusive system".to_owned(),
            message: "its plugin declares it and lacks `run_exclusive`".to_owned(),
        })
    }
}
