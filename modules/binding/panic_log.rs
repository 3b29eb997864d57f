//! [`PanicLog`]: the texts of panics, by thread.

use parking_lot::Mutex;
use playground_core_types::Handle;
use std::collections::HashMap;
use std::panic::PanicHookInfo;
use std::thread::ThreadId;

/// Stores the text and source location of the last panic of each thread, so that the code that
/// catches it can report it without a cast of the payload.
#[derive(Debug, Default)]
pub struct PanicLog {
    last: Mutex<HashMap<ThreadId, String>>,
}

impl PanicLog {
    /// Records panics in this log instead of printing them: the code that catches a panic takes its
    /// text and reports it once.
    pub fn install(self: Handle<Self>) {
        std::panic::set_hook(Box::new(move |info| self.record(info)));
    }

    /// Records panics in this log, and calls the hook before it too: for a process in which several
    /// logs record, or in which a panic that nobody catches must be printed.
    pub fn install_beside(self: Handle<Self>) {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            self.record(info);
            before(info);
        }));
    }

    /// Takes the text of the last panic on this thread.
    pub fn take(&self) -> String {
        let thread = std::thread::current().id();
        let text = self.last.lock().remove(&thread);
        text.unwrap_or_else(|| "a panic without a message".to_owned())
    }

    /// Makes this the text of the last panic on this thread, to which the panic was passed on from
    /// the thread that [took](Self::take) it.
    pub fn put(&self, text: String) {
        self.last.lock().insert(std::thread::current().id(), text);
    }

    fn record(&self, info: &PanicHookInfo<'_>) {
        let message = info.payload_as_str().unwrap_or("a panic without a message");
        let text = match info.location() {
            Some(location) => format!("{message} at {}:{}", location.file(), location.line()),
            None => message.to_owned(),
        };
        self.put(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logs_beside_each_other_all_record() {
        let logs = [(); 2].map(|()| Handle::new(PanicLog::default()));
        logs.iter().for_each(|log| log.clone().install_beside());
        assert!(std::panic::catch_unwind(|| panic!("salt water")).is_err());
        for log in logs {
            let text = log.take();
            assert!(text.starts_with("salt water at "), "{text}");
        }
    }
}
