//! [`Printed`]: what modules print, as the editor gets it from its supervisor.

use super::PrintedLine;
use playground_base::crossbeam::channel::{Receiver, Sender, bounded};

/// What modules print, as the editor gets it from its supervisor. Bounded: what is not taken waits there,
/// and is left out when it is too much.
#[derive(Debug, Default)]
pub struct Printed {
    lines: Option<Receiver<Vec<PrintedLine>>>,
    wakeups: Option<Receiver<()>>,
}

impl Printed {
    /// Reads on a thread.
    #[cfg(unix)]
    pub fn read(stream: std::os::unix::net::UnixStream) -> Self {
        let (sender, lines) = bounded(16);
        let (waker, wakeups) = bounded(1);
        let thread = std::thread::Builder::new().name("printed".into());
        match thread.spawn(move || read(stream, &sender, &waker)) {
            Ok(_) => Self {
                lines: Some(lines),
                wakeups: Some(wakeups),
            },
            Err(error) => {
                playground_base::tracing::warn!(
                    "what modules print is not in the console: {error}"
                );
                Self::default()
            }
        }
    }

    /// Receives a message when there are new lines.
    pub const fn wakeups(&self) -> Option<&Receiver<()>> {
        self.wakeups.as_ref()
    }

    /// The new lines; never waits.
    pub fn take(&self) -> Vec<PrintedLine> {
        let batches = self.lines.iter().flat_map(Receiver::try_iter);
        batches.flatten().collect()
    }
}

#[cfg(unix)]
fn read(
    stream: std::os::unix::net::UnixStream,
    sender: &Sender<Vec<PrintedLine>>,
    waker: &Sender<()>,
) {
    use std::io::{BufRead, BufReader};
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        let Ok(lines) = playground_base::serde_json::from_str(&line) else {
            continue;
        };
        if sender.send(lines).is_err() {
            return;
        }
        let _is_woken_already = waker.try_send(());
    }
}
