//! [`PassedSignals`]: requests to end, which the supervisor passes on.

use crate::cli::ignored_signals;
use playground_base::Handle;
use playground_base::parking_lot::Mutex;
use playground_engine::send_signal;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// Passes requests to end on to the editor, which then ends in order, at the second request at once. It
/// takes one that a terminal sent to it too as the same. What this process ignores, the editor ignores
/// as well.
#[derive(Clone)]
pub struct PassedSignals(Handle<Mutex<State>>);

#[derive(Default)]
struct State {
    /// The process that edits.
    editor: Option<u32>,
    /// The first signal.
    request: Option<i32>,
}

impl PassedSignals {
    /// Watches the signals on a thread.
    pub fn watch() -> std::io::Result<Self> {
        let ignored = ignored_signals();
        let is_heard = |signal: &i32| ignored >> (signal - 1) & 1 == 0;
        let heard = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(is_heard);
        let mut signals = signal_hook::iterator::Signals::new(heard)?;
        let watched = Self(Handle::new(Mutex::new(State::default())));
        let passed = watched.clone();
        let pass_on = move || {
            for signal in signals.forever() {
                let mut state = passed.0.lock();
                state.request.get_or_insert(signal);
                if let Some(editor) = state.editor {
                    let _ended_already = send_signal(editor, signal);
                }
            }
        };
        let thread = std::thread::Builder::new().name("signals".into());
        thread.spawn(pass_on)?;
        Ok(watched)
    }

    /// The process that edits now. A request that came before is for it.
    pub fn set_editor(&self, editor: Option<u32>) {
        let mut state = self.0.lock();
        state.editor = editor;
        if let (Some(editor), Some(signal)) = (editor, state.request) {
            let _ended_already = send_signal(editor, signal);
        }
    }

    /// True when the editor was requested to end: however it ends, it is not started again.
    pub fn is_end_requested(&self) -> bool {
        self.0.lock().request.is_some()
    }
}
