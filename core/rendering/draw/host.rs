//! [`DrawHost`]: what draws, and what its queries match.

use playground_base::ModuleError;
use playground_base::parking_lot::Mutex;
use playground_core_ecs::param::Touched;
use playground_core_ecs::{ReadRun, Reading, WorldReader};

/// What draws, and what its queries match. It begins with its default, in each generation anew.
pub struct DrawHost<S> {
    inner: Mutex<(S, Reading)>,
}

impl<S: Default> DrawHost<S> {
    /// With queries that declared this.
    pub fn new(touched: Touched) -> Self {
        Self {
            inner: Mutex::new((S::default(), Reading::of(touched))),
        }
    }
}

impl<S> DrawHost<S> {
    /// Draws into one picture.
    ///
    /// # Errors
    /// Those of `draw`.
    pub fn run(
        &self,
        world: WorldReader<'_>,
        draw: impl FnOnce(&mut S, &ReadRun<'_>) -> Result<(), ModuleError>,
    ) -> Result<(), ModuleError> {
        let (state, reading) = &mut *self.inner.lock();
        reading.run(world, |run| draw(state, run))
    }
}
