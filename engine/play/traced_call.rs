//! [`traced_call`]: calls code of a module so that others know that it runs.

use playground_base::tracing::trace;
use playground_core_ecs::SYSTEM_TARGET;

/// Calls code of a module, traced as the scheduler traces systems: `panel`, `shop::Shop`. When it ends
/// the process or never returns, the supervisor knows what it was.
pub fn traced_call<R>(kind: &str, name: &str, call: impl FnOnce() -> R) -> R {
    trace!(target: SYSTEM_TARGET, "{kind} {name}");
    let result = call();
    trace!(target: SYSTEM_TARGET, "");
    result
}
