//! [`ObserverView`].

use crate::{Observer, ObserverContext, ObserverId};
use playground_base::{ModuleError, view};

/// A game plugin that is told what happens to components and which events are sent.
///
/// The scheduler delivers in each stage, once the commands of its systems were carried out, and again
/// behind exclusive systems: what happened goes in order of happening to the observers of each
/// trigger, those with a higher priority first. What happened alike and in a row comes in one call.
/// What observers ask for is carried out next and may be observed in turn.
#[view(fragments)]
pub trait ObserverView {
    /// The observers of this plugin.
    fn observers(&self) -> Vec<Observer>;

    /// Tells one of them what happened.
    fn observe(
        &self,
        observer: ObserverId,
        context: &mut ObserverContext<'_>,
    ) -> Result<(), ModuleError>;
}
