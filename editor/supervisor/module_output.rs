//! [`ModuleOutput`]: reads what code of modules prints.

use super::trace_file::{TraceFile, crate_of};
use super::{PrintedLine, PrintedLines};
use playground_base::crossbeam::channel::{Receiver, RecvTimeoutError, Sender, bounded};
use playground_base::parking_lot::Mutex;
use playground_base::{Handle, serde_json, tracing};
use playground_engine::CallPlace;
use std::io::{PipeReader, PipeWriter, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Lines are shown together that are printed within this time.
const TOGETHER: Duration = Duration::from_millis(100);

/// A line without an end is shown after this time.
const OPEN: Duration = Duration::from_secs(1);

/// The longest time to wait for the end of a pipe. A program that the editor started may hold it.
const REST: Duration = Duration::from_millis(300);

/// Messages that an editor may leave unread before lines are left out.
const UNREAD: usize = 64;

/// More modules than this are not named.
const NAMED: usize = 3;

/// Modules of the editor itself are named only where no other can have printed.
const OWN: [&str; 3] = [
    "playground-core-",
    "playground-plugins-",
    "playground-systems-",
];

/// What code of modules prints. Standard output and standard error of the editor are pipes: the editor
/// itself writes to neither, so that what arrives here is of modules, and never an answer of a script.
#[derive(Clone)]
pub struct ModuleOutput {
    shared: Handle<Shared>,
    wake: Sender<()>,
}

struct Shared {
    lines: Mutex<PrintedLines>,
    /// The editor's console.
    console: Mutex<Option<Sender<String>>>,
    calls: Mutex<Vec<CallPlace>>,
    folder: PathBuf,
    /// Pipes that are read.
    open: AtomicUsize,
}

impl ModuleOutput {
    /// Starts to show lines, with names of what runs from the supervisor's folder.
    pub fn start(folder: &Path) -> std::io::Result<Self> {
        let shared = Handle::new(Shared {
            lines: Mutex::default(),
            console: Mutex::default(),
            calls: Mutex::default(),
            folder: folder.to_path_buf(),
            open: AtomicUsize::new(0),
        });
        let (wake, woken) = bounded(1);
        let of_thread = Handle::clone(&shared);
        let thread = std::thread::Builder::new().name("printed".into());
        thread.spawn(move || of_thread.show_until(&woken))?;
        Ok(Self { shared, wake })
    }

    /// A pipe for standard output or standard error of an editor.
    pub fn pipe(&self, is_error: bool) -> std::io::Result<PipeWriter> {
        let (reader, writer) = std::io::pipe()?;
        let output = self.clone();
        let thread = std::thread::Builder::new().name("output".into());
        self.shared.open.fetch_add(1, Ordering::AcqRel);
        let started = thread.spawn(move || {
            output.read(reader, is_error);
            output.shared.open.fetch_sub(1, Ordering::AcqRel);
        });
        if started.is_err() {
            self.shared.open.fetch_sub(1, Ordering::AcqRel);
        }
        started.map(|_| writer)
    }

    /// From now on lines go to the console of this editor too.
    pub fn send_to(&self, stream: UnixStream) {
        let (sender, lines) = bounded(UNREAD);
        let thread = std::thread::Builder::new().name("console".into());
        let started = thread.spawn(move || write_lines(stream, &lines));
        *self.shared.console.lock() = started.ok().map(|_| sender);
    }

    /// What modules declare, to name them.
    pub fn set_calls(&self, calls: Vec<CallPlace>) {
        *self.shared.calls.lock() = calls;
    }

    /// Where what is called so in the trace is declared.
    pub fn place_of(&self, traced: &str) -> CallPlace {
        let name = traced.rsplit(' ').next().unwrap_or(traced);
        let calls = self.shared.calls.lock();
        let known = calls.iter().find(|place| place.name == name);
        CallPlace {
            name: traced.to_owned(),
            ..known.cloned().unwrap_or_default()
        }
    }

    /// Shows all lines of an editor that has ended, and returns the last ones.
    pub fn end(&self) -> Vec<PrintedLine> {
        let ended = Instant::now();
        while self.shared.open.load(Ordering::Acquire) > 0 && ended.elapsed() < REST {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.shared.lines.lock().end_lines(&self.shared.source());
        self.shared.show();
        *self.shared.console.lock() = None;
        let mut lines = self.shared.lines.lock();
        let last = lines.last().cloned().collect();
        *lines = PrintedLines::default();
        last
    }

    fn read(&self, mut from: PipeReader, is_error: bool) {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match from.read(&mut buffer) {
                Ok(0) => return,
                Ok(length) => {
                    let source = self.shared.source();
                    let mut lines = self.shared.lines.lock();
                    lines.push(&buffer[..length], is_error, &source, Instant::now());
                    drop(lines);
                    let _is_woken_already = self.wake.try_send(());
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    }
}

impl Shared {
    /// Shows lines some time after they were printed, until nothing can be printed any more.
    fn show_until(&self, woken: &Receiver<()>) {
        loop {
            if woken.recv().is_err() {
                return;
            }
            std::thread::sleep(TOGETHER);
            self.show();
            while self.lines.lock().is_open() {
                match woken.recv_timeout(OPEN) {
                    Ok(()) => std::thread::sleep(TOGETHER),
                    Err(RecvTimeoutError::Timeout) => {
                        let source = self.source();
                        self.lines.lock().end_lines(&source);
                    }
                    Err(RecvTimeoutError::Disconnected) => return,
                }
                self.show();
            }
        }
    }

    fn show(&self) {
        let lines = self.lines.lock().take();
        if lines.is_empty() {
            return;
        }
        for line in &lines {
            let times = match line.count {
                1 => String::new(),
                count => format!(" ({count} times)"),
            };
            let text = format!("{}: {}{times}", line.source, line.text);
            if line.is_error {
                tracing::warn!("{text}");
            } else {
                tracing::info!("{text}");
            }
        }
        if let Some(console) = &*self.console.lock()
            && let Ok(line) = serde_json::to_string(&lines)
        {
            let _editor_is_busy_or_gone = console.try_send(line);
        }
    }

    /// The modules whose code runs now, or ran just before.
    fn source(&self) -> String {
        let names = TraceFile::read(&self.folder).recent_crates();
        let calls = self.calls.lock();
        let mut modules: Vec<&str> = Vec::new();
        for name in &names {
            let place = calls.iter().find(|place| {
                place.name == *name || crate_of(place.name.as_bytes()) == name.as_bytes()
            });
            let module = place.map_or(name.as_str(), |place| place.module.as_str());
            if !modules.contains(&module) {
                modules.push(module);
            }
        }
        let is_own = |module: &str| OWN.iter().any(|prefix| module.starts_with(prefix));
        let others = modules.iter().filter(|module| !is_own(module));
        let others: Vec<&str> = others.copied().collect();
        let modules = if others.is_empty() { modules } else { others };
        match modules.len() {
            0 => "process".to_owned(),
            1..=NAMED => modules.join(", "),
            _ => "modules".to_owned(),
        }
    }
}

/// An editor that does not read holds nothing but this thread.
fn write_lines(mut to: UnixStream, lines: &Receiver<String>) {
    for line in lines {
        let written = to.write_all(line.as_bytes());
        if written.and_then(|()| to.write_all(b"\n")).is_err() {
            return;
        }
    }
}
