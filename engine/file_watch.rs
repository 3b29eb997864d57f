//! [`FileWatch`]: file events of the system, debounced.

use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::notify::{
    Event, RecommendedWatcher, RecursiveMode, Result, Watcher, recommended_watcher,
};
use std::path::Path;
use std::time::{Duration, Instant};

/// Files are written in several steps; events within this time count as one change.
const QUIET: Duration = Duration::from_millis(60);

/// Collects the events of the folders that it watches. Its owner takes them, decides which of them
/// count, and acts once no more have arrived for a moment.
pub struct FileWatch {
    /// Dropping it ends the watch.
    watcher: RecommendedWatcher,
    events: Receiver<Event>,
    /// Time of the last event that counts.
    last: Option<Instant>,
}

impl FileWatch {
    /// Watches nothing yet. The events that `is_wanted` wake the event loop over `waker`; those of
    /// processes that only read a file never do.
    pub fn start(
        waker: Sender<()>,
        is_wanted: impl Fn(&Event) -> bool + Send + 'static,
    ) -> Result<Self> {
        let (sender, events) = unbounded();
        let watcher = recommended_watcher(move |event: Result<Event>| {
            let event = event.ok().filter(is_write);
            if let Some(event) = event.filter(|event| is_wanted(event)) {
                let _receiver_is_gone = sender.send(event);
                let _woken_already = waker.try_send(());
            }
        })?;
        Ok(Self {
            watcher,
            events,
            last: None,
        })
    }

    /// Watches the files of a folder.
    pub fn add(&mut self, folder: &Path) -> Result<()> {
        self.watcher.watch(folder, RecursiveMode::NonRecursive)
    }

    /// Watches the files of a folder and of the folders in it.
    pub fn add_recursively(&mut self, folder: &Path) -> Result<()> {
        self.watcher.watch(folder, RecursiveMode::Recursive)
    }

    /// The events since the last call.
    pub fn take_events(&self) -> Vec<Event> {
        self.events.try_iter().collect()
    }

    /// An event counted: restarts the wait for quiet.
    pub fn restart_quiet(&mut self) {
        self.last = Some(Instant::now());
    }

    /// True once after an event that counts, as soon as no more have arrived for a moment.
    pub fn take_quiet(&mut self) -> bool {
        let is_quiet = self.due() == Some(Duration::ZERO);
        if is_quiet {
            self.last = None;
        }
        is_quiet
    }

    /// Time until [`take_quiet`](Self::take_quiet) may be true; `None` when nothing happened.
    pub fn due(&self) -> Option<Duration> {
        self.last.map(|last| QUIET.saturating_sub(last.elapsed()))
    }
}

/// True for what changes a file or its name, and where events were lost.
fn is_write(event: &Event) -> bool {
    let kind = event.kind;
    let changes = kind.is_modify() || kind.is_create() || kind.is_remove();
    changes || event.need_rescan()
}
