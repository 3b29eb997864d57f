//! [`RunningImports`]: the imports that are going on.

use playground_base::Handle;
use playground_base::crossbeam::channel::Sender;
use playground_base::parking_lot::Mutex;
use std::time::{Duration, Instant};

/// The most letters of what an importer tells.
const MOST_LETTERS: usize = 60;

/// An import that is going on.
#[derive(Clone, Debug)]
pub struct RunningImport {
    /// Tells it from all others.
    pub number: u64,
    /// The path of the file, below the assets folder.
    pub path: String,
    /// How much is done, 0 to 1; `None` when the importer does not tell.
    pub share: Option<f32>,
    /// What is done now.
    pub now: String,
    /// When it began.
    pub start: Instant,
    is_cancelled: bool,
}

/// The imports that are going on. Its clones are the same.
#[derive(Clone, Default)]
pub struct RunningImports {
    all: Handle<Mutex<(u64, Vec<RunningImport>)>>,
    waker: Option<Sender<()>>,
}

/// Who waits for an import.
pub trait ImportWatch {
    /// False when nobody wants it any more.
    fn is_wanted(&self) -> bool;

    /// The importer tells how far it is.
    fn progress(&self, _share: f32, _now: &str) {}
}

impl<W: Fn() -> bool> ImportWatch for W {
    fn is_wanted(&self) -> bool {
        self()
    }
}

/// One of the running imports, until it is dropped.
pub struct Running<'a, W> {
    imports: &'a RunningImports,
    number: u64,
    is_wanted: W,
}

impl RunningImports {
    /// Imports of which some take long enough that a person sees them.
    pub const LONG: Duration = Duration::from_millis(300);

    /// None. `waker` wakes the event loop when there is something to show.
    pub fn new(waker: Sender<()>) -> Self {
        Self {
            waker: Some(waker),
            ..Self::default()
        }
    }

    /// An import begins.
    pub fn begin<W: Fn() -> bool>(&self, path: &str, is_wanted: W) -> Running<'_, W> {
        let mut all = self.all.lock();
        all.0 += 1;
        let number = all.0;
        all.1.push(RunningImport {
            number,
            path: path.to_owned(),
            share: None,
            now: String::new(),
            start: Instant::now(),
            is_cancelled: false,
        });
        drop(all);
        self.wake();
        Running {
            imports: self,
            number,
            is_wanted,
        }
    }

    /// Those that take long, the oldest first.
    pub fn long(&self) -> Vec<RunningImport> {
        let all = self.all.lock();
        let long = all.1.iter().filter(|of| of.start.elapsed() >= Self::LONG);
        long.cloned().collect()
    }

    /// Time until another one takes long.
    pub fn due(&self) -> Option<Duration> {
        let all = self.all.lock();
        let young = all.1.iter().map(|of| of.start.elapsed());
        let young = young.filter(|age| *age < Self::LONG);
        young.map(|age| Self::LONG - age).min()
    }

    /// Stops one. It ends soon, and nothing of it stays.
    pub fn cancel(&self, number: u64) {
        let mut all = self.all.lock();
        let mut found = all.1.iter_mut();
        if let Some(of) = found.find(|of| of.number == number) {
            of.is_cancelled = true;
        }
    }

    fn wake(&self) {
        if let Some(waker) = &self.waker {
            let _woken_already = waker.try_send(());
        }
    }
}

impl<W> Running<'_, W> {
    /// True when the user stopped it.
    pub fn is_cancelled(&self) -> bool {
        let all = self.imports.all.lock();
        let mut found = all.1.iter();
        found.any(|of| of.number == self.number && of.is_cancelled)
    }
}

impl<W: Fn() -> bool> ImportWatch for Running<'_, W> {
    fn is_wanted(&self) -> bool {
        !self.is_cancelled() && (self.is_wanted)()
    }

    fn progress(&self, share: f32, now: &str) {
        let mut all = self.imports.all.lock();
        let mut found = all.1.iter_mut();
        if let Some(of) = found.find(|of| of.number == self.number) {
            of.share = (share.is_finite()).then(|| share.clamp(0.0, 1.0));
            of.now = now.chars().take(MOST_LETTERS).collect();
        }
        drop(all);
        self.imports.wake();
    }
}

impl<W> Drop for Running<'_, W> {
    fn drop(&mut self) {
        let mut all = self.imports.all.lock();
        all.1.retain(|of| of.number != self.number);
        drop(all);
        self.imports.wake();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn import_is_known_until_it_ends_and_ends_when_it_is_cancelled() {
        let imports = RunningImports::default();
        let one = imports.begin("a.glb", || true);
        let other = imports.begin("b.glb", || true);
        one.progress(0.4, "pictures");
        one.progress(f32::NAN, &"x".repeat(200));
        let first = imports.all.lock().1[0].clone();
        assert_eq!((first.share, first.now.len()), (None, MOST_LETTERS));
        assert!(imports.due().is_some());
        imports.cancel(first.number);
        assert!(!one.is_wanted() && one.is_cancelled());
        assert!(other.is_wanted());
        drop(one);
        assert_eq!(imports.all.lock().1.len(), 1);
        assert!(imports.long().is_empty(), "it has only begun");
    }
}
