//! [`HangWatch`]: notices a system that does not come back.

use super::system_trace::running_systems;
use std::path::Path;
use std::time::{Duration, Instant};

/// A system that runs for longer than this is asked about.
pub const LIMIT: Duration = Duration::from_secs(2);

/// Notices a system that does not come back.
#[derive(Debug, Default)]
pub struct HangWatch {
    /// The number of the oldest run, and since when it is known.
    oldest: Option<(u64, Instant)>,
}

/// A system that did not come back yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hang {
    /// Names of the systems that run, the one that runs for the longest time first.
    pub systems: Vec<String>,
    /// The least time that it runs.
    pub since: Duration,
}

impl HangWatch {
    /// Looks at what runs now. `None` while every system comes back in time.
    pub fn look(&mut self, folder: &Path) -> Option<Hang> {
        let mut running = running_systems(folder);
        running.reverse();
        let Some((number, _)) = running.first() else {
            self.oldest = None;
            return None;
        };
        let since = match self.oldest {
            Some((known, since)) if known == *number => since,
            _ => {
                self.oldest = Some((*number, Instant::now()));
                return None;
            }
        };
        let since = since.elapsed();
        (since >= LIMIT).then(|| Hang {
            systems: running.into_iter().map(|(_, name)| name).collect(),
            since,
        })
    }
}
