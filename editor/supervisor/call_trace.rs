//! [`CallTrace`]: which code of modules runs, in memory that outlives the process.

use super::trace_file::{NAME_BYTES, SLOTS, ThreadSlot, create_file, map_slot};
use playground_base::parking_lot::{Mutex, RwLock};
use playground_base::{Handle, tracing_subscriber::fmt::MakeWriter};
use send_wrapper::SendWrapper;
use std::fs::File;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, ThreadId};
use vmap::MapMut;

/// Notes each call into code of a module and its end, as the engine traces them, in a file of the
/// supervisor that is mapped into memory: a call costs a few stores, and no call of the system. When
/// that code ends the process or never returns, the supervisor reads what runs.
#[derive(Clone)]
pub struct CallTrace(Handle<Trace>);

struct Trace {
    file: File,
    /// Counts calls, so that the last one of all threads is known.
    count: AtomicU64,
    /// The threads that call modules. A mapping stays with the thread that made it.
    threads: RwLock<Vec<(ThreadId, Handle<Mutex<Slot>>)>>,
}

struct Slot {
    /// Stays until the process ends: only its own thread could take it down.
    map: ManuallyDrop<SendWrapper<MapMut>>,
}

impl CallTrace {
    /// Writes into the folder of the supervisor.
    pub fn create(folder: &Path) -> io::Result<Self> {
        let file = create_file(folder)?;
        Ok(Self(Handle::new(Trace {
            file,
            count: AtomicU64::new(0),
            threads: RwLock::default(),
        })))
    }
}

impl Trace {
    /// The slot of this thread. `None` when all are in use.
    fn slot(&self) -> Option<Handle<Mutex<Slot>>> {
        let id = thread::current().id();
        let find = |threads: &[(ThreadId, Handle<Mutex<Slot>>)]| {
            let found = threads.iter().find(|(of, _)| *of == id);
            found.map(|(_, slot)| Handle::clone(slot))
        };
        if let Some(slot) = find(&self.threads.read()) {
            return Some(slot);
        }
        let mut threads = self.threads.write();
        let index = threads.len();
        if index == SLOTS {
            return None;
        }
        let map = SendWrapper::new(map_slot(&self.file, index).ok()?);
        let map = ManuallyDrop::new(map);
        let slot = Handle::new(Mutex::new(Slot { map }));
        threads.push((id, Handle::clone(&slot)));
        Some(slot)
    }
}

impl Write for CallTrace {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if let Some(slot) = self.0.slot() {
            let slot = &mut *slot.lock();
            let mut thread = ThreadSlot::new(&mut slot.map[..]);
            let name = line.trim_ascii();
            if name.is_empty() {
                thread.end();
            } else {
                let number = self.0.count.fetch_add(1, Ordering::Relaxed) + 1;
                thread.begin(number, &name[..name.len().min(NAME_BYTES)]);
            }
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for CallTrace {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::super::trace_file::{RunningCall, TraceFile};
    use super::*;

    fn names(mut calls: Vec<RunningCall>) -> Vec<(u64, String)> {
        calls.reverse();
        let of = |call: RunningCall| (call.number, call.name);
        calls.into_iter().map(of).collect()
    }

    fn call(number: u64, name: &str) -> (u64, String) {
        (number, name.to_owned())
    }

    #[test]
    fn call_runs_until_its_thread_traces_the_end_and_goes_on_with_the_one_around_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let read = || TraceFile::read(folder.path());
        assert_eq!(read().running(), []);
        let mut trace = CallTrace::create(folder.path()).expect("it is our folder");
        let mut write = |text: &str| trace.write_all(text.as_bytes()).expect("it is our file");
        write("game::walk\n");
        write(&format!("panel {}\n", "x".repeat(500)));
        write("\n");
        write("game::fly\n");
        assert_eq!(
            names(read().running()),
            [call(1, "game::walk"), call(3, "game::fly")]
        );
        write("\n");
        assert_eq!(names(read().running()), [call(1, "game::walk")]);
        write("\n");
        assert_eq!(read().running(), []);
        // An end too many changes nothing.
        write("\n");
        write("game::walk\n");
        assert_eq!(names(read().running()), [call(4, "game::walk")]);
    }

    #[test]
    fn deeper_calls_than_there_is_room_for_leave_the_outer_ones_known() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut trace = CallTrace::create(folder.path()).expect("it is our folder");
        for _ in 0..20 {
            trace.write_all(b"game::walk\n").expect("it is our file");
        }
        for _ in 0..19 {
            trace.write_all(b"\n").expect("it is our file");
        }
        let running = TraceFile::read(folder.path()).running();
        assert_eq!(names(running), [call(1, "game::walk")]);
    }

    #[test]
    fn each_thread_has_calls_of_its_own() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let trace = CallTrace::create(folder.path()).expect("it is our folder");
        let mut own = trace.clone();
        own.write_all(b"game::walk\n").expect("it is our file");
        let mut other = trace.clone();
        let thread = thread::spawn(move || other.write_all(b"panel shop::Shop\n"));
        thread.join().expect("it ends").expect("it is our file");
        own.write_all(b"\n").expect("it is our file");
        let file = TraceFile::read(folder.path());
        assert_eq!(names(file.running()), [call(2, "panel shop::Shop")]);
        let recent = file.recent_crates();
        assert_eq!(recent, ["shop", "game"], "what runs comes first");
    }
}
