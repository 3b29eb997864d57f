//! [`Syncer`]: brings what was written to the disk, some writes at a time.

use playground_base::crossbeam::channel::{Receiver, Sender, bounded};
use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The longest time that a write waits for the disk: what a power cut can take.
const LATEST: Duration = Duration::from_millis(150);

/// Brings what was written to the disk, some writes at a time. A thread does it, which sleeps while
/// nothing is written.
#[derive(Debug)]
pub struct Syncer {
    wake: Sender<()>,
    /// The system reports a failure once, to whoever asks first: that is the thread.
    has_failed: Arc<AtomicBool>,
}

impl Syncer {
    /// Starts the thread for this file. It ends with the syncer.
    pub fn start(file: File) -> std::io::Result<Self> {
        let (wake, woken) = bounded(1);
        let has_failed = Arc::new(AtomicBool::new(false));
        let of_thread = has_failed.clone();
        std::thread::Builder::new()
            .name("journal".into())
            .spawn(move || sync(&file, &woken, &of_thread))?;
        Ok(Self { wake, has_failed })
    }

    /// Something was written.
    pub fn wake(&self) {
        let _woken_already = self.wake.try_send(());
    }

    /// True when something that was written did not reach the disk.
    pub fn has_failed(&self) -> bool {
        self.has_failed.load(Ordering::Relaxed)
    }
}

fn sync(file: &File, woken: &Receiver<()>, has_failed: &AtomicBool) {
    while woken.recv().is_ok() {
        std::thread::sleep(LATEST);
        if file.sync_data().is_err() {
            has_failed.store(true, Ordering::Relaxed);
        }
    }
}
