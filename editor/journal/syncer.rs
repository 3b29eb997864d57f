//! [`Syncer`]: brings what was written to the disk, some writes at a time.

use playground_base::crossbeam::channel::{Receiver, Sender, bounded};
use std::fs::File;
use std::time::Duration;

/// The longest time that a write waits for the disk: what a power cut can take.
const LATEST: Duration = Duration::from_millis(150);

/// Brings what was written to the disk, some writes at a time. A thread does it, which sleeps while
/// nothing is written.
#[derive(Debug)]
pub struct Syncer {
    wake: Sender<()>,
}

impl Syncer {
    /// Starts the thread for this file. It ends with the syncer.
    pub fn start(file: File) -> std::io::Result<Self> {
        let (wake, woken) = bounded(1);
        std::thread::Builder::new()
            .name("journal".into())
            .spawn(move || sync(&file, &woken))?;
        Ok(Self { wake })
    }

    /// Something was written.
    pub fn wake(&self) {
        let _woken_already = self.wake.try_send(());
    }
}

fn sync(file: &File, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        std::thread::sleep(LATEST);
        // A write that fails to reach the disk fails in the journal too, where it is reported.
        let _reported_by_the_next_write = file.sync_data();
    }
}
