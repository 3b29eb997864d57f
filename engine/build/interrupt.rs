//! [`Interrupt`]: the request that this process ends.

use super::cargo_process::CargoProcess;
use playground_base::Handle;
use playground_base::parking_lot::Mutex;

/// The request that this process ends, as a signal makes it. Clones share it. It stops the build
/// that runs and refuses others, so that no thread waits for cargo any more.
#[derive(Clone)]
pub struct Interrupt {
    state: Handle<Mutex<State>>,
}

#[derive(Default)]
struct State {
    is_requested: bool,
    build: Option<Handle<Mutex<CargoProcess>>>,
}

impl Default for Interrupt {
    fn default() -> Self {
        Self {
            state: Handle::new(Mutex::new(State::default())),
        }
    }
}

impl Interrupt {
    /// Requests it.
    pub fn request(&self) {
        let mut state = self.state.lock();
        state.is_requested = true;
        if let Some(build) = state.build.take() {
            build.lock().stop();
        }
    }

    /// True after it was requested.
    pub fn is_requested(&self) -> bool {
        self.state.lock().is_requested
    }

    /// Stops this build too when it is requested. False when it was requested already.
    pub(super) fn stops(&self, build: &Handle<Mutex<CargoProcess>>) -> bool {
        let mut state = self.state.lock();
        state.build = Some(build.clone());
        !state.is_requested
    }
}
