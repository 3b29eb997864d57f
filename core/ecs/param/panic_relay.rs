//! [`PanicRelay`]: brings the text of a panic from the thread of a job to the thread that waits for
//! it.

use playground_base::PanicLog;
use playground_base::parking_lot::Mutex;

/// Rayon passes a panic on to the thread that waits for the job, and its text stays in the log of
/// the thread that ran it. This takes it along: make it before the jobs, on the thread that waits.
pub(super) struct PanicRelay<'a> {
    panics: &'a PanicLog,
    /// The text of the first panic.
    text: Mutex<Option<String>>,
}

/// Alive while a job runs.
pub(super) struct RelayedJob<'r, 'a> {
    relay: &'r PanicRelay<'a>,
}

impl<'a> PanicRelay<'a> {
    pub fn new(panics: &'a PanicLog) -> Self {
        Self {
            panics,
            text: Mutex::new(None),
        }
    }

    /// Starts a job on this thread.
    #[inline]
    pub fn job(&self) -> RelayedJob<'_, 'a> {
        RelayedJob { relay: self }
    }
}

impl Drop for RelayedJob<'_, '_> {
    #[inline]
    fn drop(&mut self) {
        if std::thread::panicking() {
            let text = self.relay.panics.take();
            self.relay.text.lock().get_or_insert(text);
        }
    }
}

impl Drop for PanicRelay<'_> {
    fn drop(&mut self) {
        if let Some(text) = self.text.get_mut().take() {
            self.panics.put(text);
        }
    }
}
