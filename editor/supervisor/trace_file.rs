//! [`TraceFile`]: the file in which the editor notes what runs, for its supervisor.
//!
//! A header counts the frames and commands. Behind it each thread has a slot: how deep calls into
//! modules are nested, their names, and the crates whose code it called last. One process writes, each
//! thread into its own slot; the other reads, also after the first has ended.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use vmap::MapMut;

/// Name of the file in the supervisor's folder.
const FILE: &str = "calls";

/// The number of begun and ended frames and commands: odd while one is in progress.
const HEADER_BYTES: usize = 64;

/// Threads that call modules.
pub const SLOTS: usize = 64;

const SLOT_BYTES: usize = 1024;

/// The bytes of a name; longer ones are cut.
pub const NAME_BYTES: usize = 120;

/// A number and a name.
const CALL_BYTES: usize = 8 + NAME_BYTES;

/// Calls inside of each other that are noted.
const DEPTH: usize = 4;

/// Where the crates begin that a thread called last.
const CRATES_AT: usize = 8 + DEPTH * CALL_BYTES;

/// A time in microseconds and the name of a crate.
const CRATE_BYTES: usize = 8 + 48;

const CRATES: usize = 8;

/// Calls that ended within this time may have printed what is read now.
const RECENT: Duration = Duration::from_millis(50);

/// Makes the file, or empties it. Its bytes are written rather than left out: a mapped page for which
/// the disk has no room ends the process that writes to it.
pub fn create_file(folder: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(true);
    let mut file = options.open(folder.join(FILE))?;
    file.write_all(&[0; HEADER_BYTES + SLOTS * SLOT_BYTES])?;
    Ok(file)
}

/// Maps the slot of a thread.
pub fn map_slot(file: &File, index: usize) -> io::Result<MapMut> {
    map(file, HEADER_BYTES + index * SLOT_BYTES, SLOT_BYTES)
}

/// Maps the counter of frames and commands in the file, which exists already.
pub fn map_header(folder: &Path) -> io::Result<MapMut> {
    let mut options = OpenOptions::new();
    let file = options.read(true).write(true).open(folder.join(FILE))?;
    map(&file, 0, HEADER_BYTES)
}

fn map(file: &File, at: usize, bytes: usize) -> io::Result<MapMut> {
    let mut options = MapMut::with_options();
    let mapped = options.write().offset(at).len(bytes).map(file);
    mapped.map_err(|error| io::Error::other(error.to_string()))
}

/// The slot of one thread, to write.
pub struct ThreadSlot<'a>(&'a mut [u8]);

impl<'a> ThreadSlot<'a> {
    /// A slot as it is mapped.
    pub fn new(bytes: &'a mut [u8]) -> Self {
        Self(bytes)
    }

    /// A call begins.
    pub fn begin(&mut self, number: u64, name: &[u8]) {
        let depth = read_u64(self.0, 0);
        let at = usize::try_from(depth).unwrap_or(DEPTH);
        let at = 8 + at.min(DEPTH) * CALL_BYTES;
        if at < CRATES_AT
            && let Some(call) = self.0.get_mut(at..at + CALL_BYTES)
        {
            call[..8].copy_from_slice(&number.to_le_bytes());
            write_text(&mut call[8..], name);
        }
        self.write_u64(0, depth + 1);
    }

    /// The innermost call ended.
    pub fn end(&mut self) {
        let depth = read_u64(self.0, 0);
        let Some(left) = depth.checked_sub(1) else {
            return;
        };
        let at = usize::try_from(left).unwrap_or(DEPTH);
        if at < DEPTH {
            let at = 8 + at * CALL_BYTES + 8;
            let mut name = [0; NAME_BYTES];
            name.copy_from_slice(&self.0[at..at + NAME_BYTES]);
            self.note_crate(crate_of(text_of(&name)));
        }
        self.write_u64(0, left);
    }

    /// Notes that code of a crate was called until now.
    fn note_crate(&mut self, name: &[u8]) {
        let name = &name[..name.len().min(CRATE_BYTES - 8)];
        let rows = (0..CRATES).map(|row| CRATES_AT + row * CRATE_BYTES);
        let known = rows
            .clone()
            .find(|at| text_of(&self.0[at + 8..at + CRATE_BYTES]) == name);
        let oldest = rows.min_by_key(|at| read_u64(self.0, *at));
        if let Some(at) = known.or(oldest) {
            if known.is_none() {
                write_text(&mut self.0[at + 8..at + CRATE_BYTES], name);
            }
            self.write_u64(at, now_us());
        }
    }

    fn write_u64(&mut self, at: usize, value: u64) {
        self.0[at..at + 8].copy_from_slice(&value.to_le_bytes());
    }
}

/// A call into code of a module that has not come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningCall {
    /// Counts calls; the later one began later.
    pub number: u64,
    /// The name as it was traced: `game::walk`, `panel shop::Shop`.
    pub name: String,
    /// True for the innermost call of its thread.
    pub is_innermost: bool,
}

/// The file as it was read.
pub struct TraceFile(Vec<u8>);

impl TraceFile {
    /// Reads the file; nothing runs when there is none.
    pub fn read(folder: &Path) -> Self {
        Self(fs::read(folder.join(FILE)).unwrap_or_default())
    }

    /// The number of frames and commands that began and ended: odd while one is in progress.
    pub fn activity(&self) -> u64 {
        read_u64(&self.0, 0)
    }

    /// The calls that run, the one that began last first.
    pub fn running(&self) -> Vec<RunningCall> {
        let mut running: Vec<_> = self.slots().flat_map(running_in).collect();
        running.sort_unstable_by_key(|call| std::cmp::Reverse(call.number));
        running
    }

    /// The crates whose code runs or ran just before now, each once, what runs first.
    pub fn recent_crates(&self) -> Vec<String> {
        let running = self.running();
        let running = running.iter().filter(|call| call.is_innermost);
        let running = running.map(|call| crate_of(call.name.as_bytes()).to_vec());
        let since = now_us().saturating_sub(RECENT.as_micros() as u64);
        let rows = self.slots().flat_map(|slot| {
            let rows = (0..CRATES).map(|row| CRATES_AT + row * CRATE_BYTES);
            let row = |at: usize| {
                let name = text_of(&slot[at + 8..at + CRATE_BYTES]);
                (read_u64(slot, at) >= since && !name.is_empty()).then(|| name.to_vec())
            };
            rows.filter_map(row)
        });
        let mut names: Vec<String> = Vec::new();
        for name in running.chain(rows) {
            let name = String::from_utf8_lossy(&name).into_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn slots(&self) -> impl Iterator<Item = &[u8]> {
        let slots = self.0.get(HEADER_BYTES..).unwrap_or_default();
        slots.chunks_exact(SLOT_BYTES)
    }
}

fn running_in(slot: &[u8]) -> Vec<RunningCall> {
    let depth = usize::try_from(read_u64(slot, 0)).unwrap_or(DEPTH);
    let depth = depth.min(DEPTH);
    let calls = slot[8..CRATES_AT].chunks_exact(CALL_BYTES).take(depth);
    let call = |(index, call): (usize, &[u8])| RunningCall {
        number: read_u64(call, 0),
        name: String::from_utf8_lossy(text_of(&call[8..])).into_owned(),
        is_innermost: index + 1 == depth,
    };
    calls.enumerate().map(call).collect()
}

/// The crate in a traced name: `shop` of `panel shop::Shop`.
pub fn crate_of(name: &[u8]) -> &[u8] {
    let name = name.rsplit(|byte| *byte == b' ').next().unwrap_or(name);
    name.split(|byte| *byte == b':').next().unwrap_or(name)
}

fn text_of(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or(bytes)
}

fn write_text(to: &mut [u8], text: &[u8]) {
    let length = text.len().min(to.len());
    to[..length].copy_from_slice(&text[..length]);
    if let Some(end) = to.get_mut(length) {
        *end = 0;
    }
}

fn read_u64(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes
        .get(at..at + 8)
        .and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u64::from_le_bytes)
}

/// Microseconds since 1970, which mean the same in both processes.
fn now_us() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_micros() as u64)
}
