//! [`Listener`]: takes the messages of editors.

use super::{Message, ModuleOutput, SOCKET};
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::{Handle, serde_json};
use std::io::{BufRead, BufReader, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::ExitStatus;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What happens to the editor.
pub enum Event {
    /// A process has connected.
    Connected,
    /// It sent a message.
    Sent(Message),
    /// A connection was closed.
    Closed,
    /// The next line of the script; `None` at its end.
    Line(Option<String>),
    /// The process ended.
    Ended(ExitStatus),
}

/// Takes the messages of editors. One that becomes another host connects again.
pub struct Listener {
    /// What happens, in order.
    pub events: Receiver<Event>,
    sender: Sender<Event>,
    /// Answers that are being written: who reads them may take any time.
    writing: Handle<AtomicUsize>,
}

impl Listener {
    /// Listens in the supervisor's folder. Answers and messages of the editor go to standard output
    /// and standard error at once, everything else is an event.
    pub fn start(folder: &Path, output: ModuleOutput) -> std::io::Result<Self> {
        let listener = UnixListener::bind(folder.join(SOCKET))?;
        let (sender, events) = unbounded();
        let writing = Handle::new(AtomicUsize::new(0));
        let connection = Connection {
            output,
            sender: sender.clone(),
            writing: Handle::clone(&writing),
        };
        let accept = move || {
            for stream in listener.incoming().flatten() {
                if connection.sender.send(Event::Connected).is_err() {
                    break;
                }
                let connection = connection.clone();
                let reading = std::thread::Builder::new().name("messages".into());
                let _runs_unwatched = reading.spawn(move || connection.read(stream));
            }
        };
        let thread = std::thread::Builder::new().name("listener".into());
        thread.spawn(accept)?;
        Ok(Self {
            events,
            sender,
            writing,
        })
    }

    /// Sends events of another source.
    pub fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// True while an answer waits for its reader.
    pub fn is_writing(&self) -> bool {
        self.writing.load(Ordering::Acquire) > 0
    }
}

#[derive(Clone)]
struct Connection {
    output: ModuleOutput,
    sender: Sender<Event>,
    writing: Handle<AtomicUsize>,
}

impl Connection {
    fn read(&self, stream: UnixStream) {
        let other_end = stream.try_clone();
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            match serde_json::from_str(&line) {
                Ok(Message::Answer(text)) => {
                    if !self.answer(&text)
                        && let Ok(other_end) = &other_end
                    {
                        // Nobody reads the answers: the script is not executed further.
                        let _closed_already = other_end.shutdown(Shutdown::Both);
                    }
                    let answered = Event::Sent(Message::Answer(text));
                    if self.sender.send(answered).is_err() {
                        break;
                    }
                }
                Ok(Message::Log(text)) => {
                    let _nobody_reads_it = std::io::stderr().write_all(text.as_bytes());
                }
                Ok(Message::TakesPrinted) => {
                    if let Ok(console) = other_end.as_ref().map(UnixStream::try_clone)
                        && let Ok(console) = console
                    {
                        self.output.send_to(console);
                    }
                }
                Ok(message) => {
                    if let Message::Calls(calls) = &message {
                        self.output.set_calls(calls.clone());
                    }
                    if self.sender.send(Event::Sent(message)).is_err() {
                        break;
                    }
                }
                Err(_) => {}
            }
        }
        let _supervisor_is_gone = self.sender.send(Event::Closed);
    }

    /// Writes an answer to standard output. False when it is closed.
    fn answer(&self, text: &str) -> bool {
        self.writing.fetch_add(1, Ordering::AcqRel);
        let mut out = std::io::stdout().lock();
        let written = writeln!(out, "{text}").and_then(|()| out.flush());
        self.writing.fetch_sub(1, Ordering::AcqRel);
        written.is_ok()
    }
}
