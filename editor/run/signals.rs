//! [`Signals`]: an orderly end when the system requests one.

#[cfg(unix)]
use crate::cli::ignored_signals;
use playground_base::crossbeam::channel::{Receiver, Sender, bounded};
use playground_engine::Interrupt;
use std::time::{Duration, Instant};

/// Signals within this time are one request.
const ONE_REQUEST: Duration = Duration::from_millis(500);

/// What ends a program: `kill`, Ctrl+C in the terminal, a terminal that is closed. The first signal
/// requests an orderly end: builds are stopped, the layout is saved. The second ends the process at
/// once.
pub struct Signals {
    /// Requested by the first signal.
    pub interrupt: Interrupt,
    /// The first signal.
    first: Receiver<i32>,
    /// Receives a message after the first signal.
    wakeups: Receiver<()>,
}

impl Signals {
    /// Watches the signals on a thread. One that the parent process ignores, as `nohup` does, stays
    /// ignored.
    pub fn watch() -> Self {
        let (sender, first) = bounded(1);
        let (waker, wakeups) = bounded(1);
        let interrupt = Interrupt::default();
        if let Err(error) = listen(interrupt.clone(), sender, waker) {
            playground_base::tracing::warn!("signals end the editor at once: {error}");
        }
        Self {
            interrupt,
            first,
            wakeups,
        }
    }

    /// Receives a message after the first signal.
    pub const fn wakeups(&self) -> &Receiver<()> {
        &self.wakeups
    }

    /// Ends the process by the signal that was received, if any, so that its parent sees that; a
    /// shell reports it as status 128 + signal.
    pub fn end_process(&self) {
        if let Ok(signal) = self.first.try_recv() {
            end_by(signal);
        }
    }
}

#[cfg(unix)]
fn listen(interrupt: Interrupt, first: Sender<i32>, waker: Sender<()>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let ignored = ignored_signals();
    let is_heard = |signal: &i32| ignored >> (signal - 1) & 1 == 0;
    let heard = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(is_heard);
    let mut signals = signal_hook::iterator::Signals::new(heard)?;
    let listen = move || {
        let mut received: Option<Instant> = None;
        for signal in signals.forever() {
            // One request may arrive twice: a terminal sends it to all processes of a program.
            if received.is_some_and(|first| first.elapsed() < ONE_REQUEST) {
                continue;
            }
            received.get_or_insert_with(Instant::now);
            if first.try_send(signal).is_err() {
                end_by(signal);
            }
            interrupt.request();
            let _woken_already = waker.try_send(());
        }
    };
    let thread = std::thread::Builder::new().name("signals".into());
    thread.spawn(listen).map(|_| ())
}

#[cfg(not(unix))]
fn listen(_: Interrupt, _: Sender<i32>, _: Sender<()>) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn end_by(signal: i32) {
    let _no_such_signal = signal_hook::low_level::emulate_default_handler(signal);
}

#[cfg(not(unix))]
fn end_by(_: i32) {}
