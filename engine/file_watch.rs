//! [`FileWatch`]: file events of the system, debounced.

use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::notify::event::{MetadataKind, ModifyKind};
use playground_base::notify::{
    Config, ErrorKind, Event, EventHandler, EventKind, PollWatcher, RecommendedWatcher,
    RecursiveMode, Result, Watcher,
};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Files are written in several steps; events within this time count as one change.
const QUIET: Duration = Duration::from_millis(60);

/// The time between two looks at the files when the system does not report changes.
const POLL: Duration = Duration::from_secs(1);

/// Collects the events of the folders that it watches. Its owner takes them, decides which of them
/// count, and acts once no more have arrived for a moment. Where the system's limit of watches is
/// reached, it looks at the files itself.
pub struct FileWatch<W: Watcher = RecommendedWatcher> {
    /// Dropping it ends the watch.
    source: Source<W>,
    folders: Vec<(PathBuf, RecursiveMode)>,
    forward: Forward,
    events: Receiver<Result<Event>>,
    /// Time of the last event that counts.
    last: Option<Instant>,
}

/// The source of events.
enum Source<W> {
    /// The system reports changes.
    System(W),
    /// The system does not, for this reason: the files are looked at regularly.
    Polling(PollWatcher, String),
}

impl<W: Watcher> FileWatch<W> {
    /// Watches nothing yet. The events in the folder `inside`, if there is one, wake the event loop
    /// over `waker`; those of processes that only read a file never do.
    pub fn start(waker: Sender<()>, inside: Option<PathBuf>) -> Result<Self> {
        let (sender, events) = unbounded();
        let forward = Forward {
            sender,
            waker,
            inside,
        };
        let source = match W::new(forward.clone(), Config::default()) {
            Ok(watcher) => Source::System(watcher),
            Err(error) => Source::Polling(poll(&forward)?, error.to_string()),
        };
        Ok(Self {
            source,
            folders: Vec::new(),
            forward,
            events,
            last: None,
        })
    }

    /// Watches the files of a folder.
    pub fn add(&mut self, folder: &Path) -> Result<()> {
        self.watch(folder, RecursiveMode::NonRecursive)
    }

    /// Watches the files of a folder and of the folders in it.
    pub fn add_recursively(&mut self, folder: &Path) -> Result<()> {
        self.watch(folder, RecursiveMode::Recursive)
    }

    /// Why the system does not report changes; `None` when it does.
    pub fn polls_because(&self) -> Option<&str> {
        match &self.source {
            Source::System(_) => None,
            Source::Polling(_, reason) => Some(reason),
        }
    }

    /// The events since the last call.
    pub fn take_events(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        let arrived: Vec<Result<Event>> = self.events.try_iter().collect();
        for event in arrived {
            match event {
                Ok(event) => events.push(event),
                // A folder was added, and the limit was reached then.
                Err(error) => drop(self.poll_instead(&error.to_string())),
            }
        }
        events
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

    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<()> {
        let watched = match &mut self.source {
            Source::System(watcher) => watcher.watch(folder, mode),
            Source::Polling(watcher, _) => watcher.watch(folder, mode),
        };
        self.folders.push((folder.to_path_buf(), mode));
        match watched {
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
                self.poll_instead(&error.to_string())
            }
            other => other,
        }
    }

    fn poll_instead(&mut self, reason: &str) -> Result<()> {
        if matches!(self.source, Source::Polling(..)) {
            return Ok(());
        }
        let mut watcher = poll(&self.forward)?;
        for (folder, mode) in &self.folders {
            if folder.exists() {
                watcher.watch(folder, *mode)?;
            }
        }
        self.source = Source::Polling(watcher, reason.to_owned());
        Ok(())
    }
}

fn poll(forward: &Forward) -> Result<PollWatcher> {
    PollWatcher::new(forward.clone(), Config::default().with_poll_interval(POLL))
}

/// Passes events on and wakes the event loop.
#[derive(Clone)]
struct Forward {
    sender: Sender<Result<Event>>,
    waker: Sender<()>,
    inside: Option<PathBuf>,
}

impl EventHandler for Forward {
    fn handle_event(&mut self, event: Result<Event>) {
        let is_wanted = match &event {
            Ok(event) => is_write(event) && self.is_inside(event),
            Err(error) => matches!(error.kind, ErrorKind::MaxFilesWatch),
        };
        if is_wanted {
            let _receiver_is_gone = self.sender.send(event);
            let _woken_already = self.waker.try_send(());
        }
    }
}

impl Forward {
    fn is_inside(&self, event: &Event) -> bool {
        let inside = |folder: &PathBuf| event.paths.iter().any(|path| path.starts_with(folder));
        self.inside.as_ref().is_none_or(inside) || event.need_rescan()
    }
}

/// True for what changes a file or its name, and where events were lost. A change of a file's time
/// or rights alone is none; a watch that polls has only times to compare.
fn is_write(event: &Event) -> bool {
    let changes = match event.kind {
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind == MetadataKind::WriteTime,
        kind => kind.is_modify() || kind.is_create() || kind.is_remove(),
    };
    changes || event.need_rescan()
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::bounded;
    use playground_base::notify::{Error, WatcherKind};
    use std::fs;

    /// A system that can watch nothing more.
    struct AtTheLimit;

    impl Watcher for AtTheLimit {
        fn new<F: EventHandler>(_: F, _: Config) -> Result<Self> {
            Ok(Self)
        }

        fn watch(&mut self, _: &Path, _: RecursiveMode) -> Result<()> {
            Err(Error::new(ErrorKind::MaxFilesWatch))
        }

        fn unwatch(&mut self, _: &Path) -> Result<()> {
            Ok(())
        }

        fn kind() -> WatcherKind {
            WatcherKind::NullWatcher
        }
    }

    #[test]
    fn files_are_looked_at_where_the_system_watches_no_more() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        fs::create_dir(root.join("src")).expect("a folder");
        let (waker, woken) = bounded(1);
        let mut watch: FileWatch<AtTheLimit> = FileWatch::start(waker, None).expect("a watch");
        watch.add(&root).expect("it is looked at");
        watch
            .add_recursively(&root.join("src"))
            .expect("it is looked at");
        let reason = watch.polls_because().expect("the limit is reached");
        assert!(reason.contains("limit"), "{reason}");
        for file in ["Cargo.toml", "src/lib.rs"] {
            fs::write(root.join(file), "").expect("a file");
            woken.recv_timeout(Duration::from_secs(10)).expect(file);
            let start = Instant::now();
            let path = root.join(file);
            while !watch
                .take_events()
                .iter()
                .any(|event| event.paths.contains(&path))
            {
                assert!(start.elapsed() < Duration::from_secs(10), "{file}");
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    }
}
