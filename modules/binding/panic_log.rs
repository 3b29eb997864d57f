//! [`PanicLog`]: the texts of panics, by thread.

use parking_lot::Mutex;
use playground_core_types::Handle;
use std::backtrace::Backtrace;
use std::collections::HashMap;
use std::panic::PanicHookInfo;
use std::path::PathBuf;
use std::thread::ThreadId;

/// Stores the text and source location of the last panic of each thread, so that the code that
/// catches it can report it without a cast of the payload.
#[derive(Debug, Default)]
pub struct PanicLog {
    last: Mutex<HashMap<ThreadId, Recorded>>,
    /// The file for a panic that ends the process.
    fatal: Mutex<Option<PathBuf>>,
}

/// A panic. Its calls have no names yet: finding these takes long.
#[derive(Debug)]
struct Recorded {
    text: String,
    calls: Backtrace,
}

/// The texts of the standard library for a panic that goes on where it cannot: the process ends next.
const FATAL: [&str; 2] = [
    "panic in a function that cannot unwind",
    "panic in a destructor during cleanup",
];

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

    /// A panic that ends the process is written into this file, with the calls that led to it.
    pub fn write_fatal_to(&self, file: PathBuf) {
        *self.fatal.lock() = Some(file);
    }

    /// Takes the text of the last panic on this thread.
    pub fn take(&self) -> String {
        let taken = self.take_recorded();
        taken.map_or_else(|| NO_TEXT.to_owned(), |recorded| recorded.text)
    }

    /// Makes this the text of the last panic on this thread, to which the panic was passed on from
    /// the thread that [took](Self::take) it.
    pub fn put(&self, text: String) {
        let calls = Backtrace::disabled();
        self.put_recorded(Recorded { text, calls });
    }

    /// The last panic on this thread was caught by nobody, and the process ends: writes it into the
    /// file for that.
    pub fn write_uncaught(&self) {
        if let Some(recorded) = self.take_recorded() {
            self.write(&[recorded]);
        }
    }

    fn record(&self, info: &PanicHookInfo<'_>) {
        let message = info.payload_as_str().unwrap_or(NO_TEXT);
        let text = match info.location() {
            Some(location) => format!("{message} at {}:{}", location.file(), location.line()),
            None => message.to_owned(),
        };
        let recorded = Recorded {
            text,
            calls: Backtrace::force_capture(),
        };
        if FATAL.contains(&message) {
            // The calls are those of the panic before it: its frames are gone already.
            let before = self.take_recorded();
            self.write(&before.into_iter().chain([recorded]).collect::<Vec<_>>());
        } else {
            self.put_recorded(recorded);
        }
    }

    fn take_recorded(&self) -> Option<Recorded> {
        self.last.lock().remove(&std::thread::current().id())
    }

    fn put_recorded(&self, recorded: Recorded) {
        let thread = std::thread::current().id();
        self.last.lock().insert(thread, recorded);
    }

    fn write(&self, panics: &[Recorded]) {
        let thread = std::thread::current();
        let mut text = format!("Thread `{}`\n", thread.name().unwrap_or("without a name"));
        for Recorded { text: of, calls } in panics {
            text.push_str(&format!("{of}\n{calls}\n"));
        }
        match &*self.fatal.lock() {
            Some(file) => {
                let _nobody_is_left_to_tell = std::fs::write(file, text);
            }
            None => eprint!("{text}"),
        }
    }
}

const NO_TEXT: &str = "a panic without a message";

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
