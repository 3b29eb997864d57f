//! [`PanelHost`]: the state of a panel with the matches of its queries.

use crate::PanelState;
use playground_base::ModuleError;
use playground_base::parking_lot::Mutex;
use playground_core_ecs::param::Touched;
use playground_core_ecs::{ReadRun, Reading, WorldReader};

/// The state `S` of a panel with the matches of its queries. `IS_STATE` is
/// `<S as PanelState>::IS_STATE`: if `S` is no state, the compiler reports that at this constant,
/// and nothing else.
pub struct PanelHost<S, const IS_STATE: bool> {
    inner: Mutex<Inner<S>>,
}

struct Inner<S> {
    state: S,
    reading: Reading,
}

impl<S: PanelState> PanelHost<S, true> {
    /// A host with the default state and the declared queries.
    pub fn new(touched: Touched) -> Self {
        let inner = Inner {
            state: S::first(),
            reading: Reading::of(touched),
        };
        Self {
            inner: Mutex::new(inner),
        }
    }

    /// Draws one frame.
    ///
    /// # Errors
    /// Those of `draw`.
    pub fn run(
        &self,
        world: WorldReader<'_>,
        draw: impl FnOnce(&mut S, &ReadRun<'_>) -> Result<(), ModuleError>,
    ) -> Result<(), ModuleError> {
        let Inner { state, reading } = &mut *self.inner.lock();
        reading.run(world, |run| draw(state, run))
    }

    /// The state as bytes.
    ///
    /// # Errors
    /// When a field cannot be written as data.
    pub fn save(&self, panel: &str) -> Result<Vec<u8>, ModuleError> {
        self.inner.lock().state.save(panel)
    }

    /// Takes over the state of the generation before, by the names of its fields. New fields begin
    /// at their default, and so do those that do not fit any more.
    ///
    /// # Errors
    /// When something did not fit; all else is taken over.
    pub fn restore(&self, panel: &str, bytes: &[u8]) -> Result<(), ModuleError> {
        let (state, problems) = S::restore(panel, bytes)?;
        self.inner.lock().state = state;
        if problems.is_empty() {
            return Ok(());
        }
        let reason = problems.join("; ");
        Err(ModuleError::State {
            module: panel.to_owned(),
            reason: format!("{reason}. These fields take their default; all others are restored"),
        })
    }
}
