//! [`Event`]: what happens to the editor.

use super::{Message, SOCKET};
use playground_base::crossbeam::channel::Sender;
use playground_base::serde_json;
use std::io::{BufRead, BufReader};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::ExitStatus;

/// What happens to the editor.
pub enum Event {
    /// A process has connected.
    Connected,
    /// It has sent a message.
    Sent(Message),
    /// A connection was closed.
    Closed,
    /// The next line of the script; `None` at its end.
    Line(Option<String>),
    /// The process has ended.
    Ended(ExitStatus),
}

/// Listens for editors. One that becomes another host connects again.
pub fn listen(folder: &Path, sender: Sender<Event>) -> std::io::Result<()> {
    let listener = UnixListener::bind(folder.join(SOCKET))?;
    let accept = move || {
        for stream in listener.incoming().flatten() {
            let sender = sender.clone();
            if sender.send(Event::Connected).is_err() {
                break;
            }
            let reading = std::thread::Builder::new().name("messages".into());
            let _runs_unwatched = reading.spawn(move || read(stream, &sender));
        }
    };
    let thread = std::thread::Builder::new().name("listener".into());
    thread.spawn(accept).map(|_| ())
}

fn read(stream: UnixStream, sender: &Sender<Event>) {
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        if let Ok(message) = serde_json::from_str(&line)
            && sender.send(Event::Sent(message)).is_err()
        {
            break;
        }
    }
    let _supervisor_is_gone = sender.send(Event::Closed);
}
