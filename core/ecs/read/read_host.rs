//! [`ReadHost`]: a type that reads the world, with the matches of its queries.

use super::{ReadRun, Reading, WorldReader};
use crate::param::Touched;
use playground_base::ModuleError;
use playground_base::parking_lot::Mutex;

/// A type that reads the world, with the matches of its queries. In each generation of its module
/// it starts as its default.
pub struct ReadHost<S> {
    inner: Mutex<(S, Reading)>,
}

impl<S: Default> ReadHost<S> {
    /// A host with the queries that its parameters declared.
    pub fn new(touched: Touched) -> Self {
        Self {
            inner: Mutex::new((S::default(), Reading::of(touched))),
        }
    }
}

impl<S> ReadHost<S> {
    /// Calls it once.
    ///
    /// # Errors
    /// Those of `call`.
    pub fn run(
        &self,
        world: WorldReader<'_>,
        call: impl FnOnce(&mut S, &ReadRun<'_>) -> Result<(), ModuleError>,
    ) -> Result<(), ModuleError> {
        let (state, reading) = &mut *self.inner.lock();
        reading.run(world, |run| call(state, run))
    }
}
