//! [`SystemTrace`]: which system ran last, in a file that outlives the process.

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

/// The system that ran last, as an ended process has written it.
pub fn last_system(folder: &Path) -> Option<String> {
    let bytes = fs::read(folder.join(FILE)).ok()?;
    let entries = bytes.chunks_exact(ENTRY_BYTES);
    let read = |entry: &[u8]| {
        let (number, name) = entry.split_at_checked(8)?;
        let number = u64::from_le_bytes(number.try_into().ok()?);
        let name = name.split(|byte| *byte == 0).next()?;
        Some((number, String::from_utf8_lossy(name).into_owned()))
    };
    let last = entries.filter_map(read).max_by_key(|(number, _)| *number);
    last.filter(|(number, _)| *number > 0).map(|(_, name)| name)
}

/// Forgets what ran until now.
pub fn forget_systems(folder: &Path) {
    if let Ok(file) = fs::OpenOptions::new().write(true).open(folder.join(FILE)) {
        let _names_an_old_system = file.set_len(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_system_of_all_threads_is_found() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(last_system(folder.path()), None);
        let mut trace = SystemTrace::create(folder.path()).expect("it is our folder");
        assert_eq!(last_system(folder.path()), None);
        let long = format!("{}\n", "x".repeat(500));
        for name in ["game::walk\n", &long, "game::fly\n"] {
            trace.write_all(name.as_bytes()).expect("it is our file");
        }
        assert_eq!(last_system(folder.path()).as_deref(), Some("game::fly"));
    }
}
