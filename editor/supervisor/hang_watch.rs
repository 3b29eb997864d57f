//! [`HangWatch`]: notices code of a module that does not come back.

use super::trace_file::TraceFile;
use std::time::{Duration, Instant};

/// A call that is seen for longer than this is asked about: with the time between two looks, two seconds
/// after it began at the latest.
const LIMIT: Duration = Duration::from_millis(1750);

/// Without a frame or a command for this time, nothing is looked at until the next one.
const QUIET: Duration = Duration::from_secs(2);

/// Notices code of a module that does not come back.
#[derive(Debug, Default)]
pub struct HangWatch {
    /// The number of the oldest call, and since when it is known.
    oldest: Option<(u64, Instant)>,
    /// The number of frames and commands, and since when it is known.
    activity: Option<(u64, Instant)>,
}

/// A call that did not come back yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hang {
    /// Names of the innermost calls of all threads, as they are traced, the one that runs for the
    /// longest time first.
    pub calls: Vec<String>,
    /// The least time that it runs.
    pub since: Duration,
}

impl HangWatch {
    /// Looks at what runs now. `None` while every call comes back in time.
    pub fn look(&mut self, file: &TraceFile) -> Option<Hang> {
        let mut running = file.running();
        running.reverse();
        let Some(oldest) = running.first() else {
            self.oldest = None;
            return None;
        };
        let since = match self.oldest {
            Some((known, since)) if known == oldest.number => since,
            _ => {
                self.oldest = Some((oldest.number, Instant::now()));
                return None;
            }
        };
        let since = since.elapsed();
        (since >= LIMIT).then(|| Hang {
            calls: innermost(running.into_iter()),
            since,
        })
    }

    /// True when nothing ran for a while: the editor sends a message when that ends.
    pub fn is_quiet(&mut self, file: &TraceFile) -> bool {
        let activity = file.activity();
        let is_busy = activity % 2 == 1 || self.oldest.is_some();
        match self.activity {
            Some((known, since)) if known == activity && !is_busy => since.elapsed() >= QUIET,
            _ => {
                self.activity = Some((activity, Instant::now()));
                false
            }
        }
    }
}

/// The names of the innermost calls.
pub fn innermost(calls: impl Iterator<Item = super::trace_file::RunningCall>) -> Vec<String> {
    let innermost = calls.filter(|call| call.is_innermost);
    innermost.map(|call| call.name).collect()
}
