//! [`SystemTrace`]: which systems run, in a file that outlives the process.

use playground_base::rayon;
use playground_base::{Handle, tracing_subscriber::fmt::MakeWriter};
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

/// Name of the file in the supervisor's folder.
const FILE: &str = "systems";

/// Threads that run systems.
const THREADS: usize = 64;

/// A number and the name of a system; longer names are cut.
const ENTRY_BYTES: usize = 8 + 120;

/// Writes which system runs next on each thread into a file, as the scheduler traces them. When code
/// of a module ends the process, the supervisor reads what ran.
#[derive(Clone, Debug)]
pub struct SystemTrace(Handle<Trace>);

#[derive(Debug)]
struct Trace {
    file: File,
    /// Counts systems, so that the last one of all threads is known.
    count: AtomicU64,
}

impl SystemTrace {
    /// Writes into the folder of the supervisor.
    pub fn create(folder: &Path) -> io::Result<Self> {
        let file = File::create(folder.join(FILE))?;
        let count = AtomicU64::new(0);
        Ok(Self(Handle::new(Trace { file, count })))
    }
}

impl Write for SystemTrace {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut entry = [0; ENTRY_BYTES];
        let (number, name) = entry.split_at_mut(8);
        let count = self.0.count.fetch_add(1, Ordering::Relaxed) + 1;
        number.copy_from_slice(&count.to_le_bytes());
        let text = line.trim_ascii();
        let length = text.len().min(name.len());
        name[..length].copy_from_slice(&text[..length]);
        let thread = rayon::current_thread_index().unwrap_or(0) % THREADS;
        let at = (thread * ENTRY_BYTES) as u64;
        self.0.file.write_all_at(&entry, at)?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for SystemTrace {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// The systems that run, as the process writes them, the one that began last first. Each has the number
/// of its run.
pub fn running_systems(folder: &Path) -> Vec<(u64, String)> {
    let bytes = fs::read(folder.join(FILE)).unwrap_or_default();
    let entries = bytes.chunks_exact(ENTRY_BYTES);
    let read = |entry: &[u8]| {
        let (number, name) = entry.split_at_checked(8)?;
        let number = u64::from_le_bytes(number.try_into().ok()?);
        let name = name.split(|byte| *byte == 0).next()?;
        Some((number, String::from_utf8_lossy(name).into_owned()))
    };
    let mut running: Vec<_> = entries.filter_map(read).collect();
    running.retain(|(_, name)| !name.is_empty());
    running.sort_unstable_by_key(|(number, _)| std::cmp::Reverse(*number));
    running
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_runs_until_its_thread_says_otherwise() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(running_systems(folder.path()), []);
        let mut trace = SystemTrace::create(folder.path()).expect("it is our folder");
        let mut write = |text: &str| trace.write_all(text.as_bytes()).expect("it is our file");
        write("game::walk\n");
        write(&format!("{}\n", "x".repeat(500)));
        write("game::fly\n");
        let running = running_systems(folder.path());
        assert_eq!(running, [(3, "game::fly".to_owned())]);
        write("\n");
        assert_eq!(running_systems(folder.path()), []);
    }
}
