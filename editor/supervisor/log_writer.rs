//! [`LogWriter`]: the editor's own messages, beside what modules print.

use super::{Message, SOCKET};
use playground_base::parking_lot::Mutex;
use playground_base::tracing_subscriber::fmt::MakeWriter;
use playground_base::{Handle, serde_json};
use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

/// Sends the editor's own messages to the supervisor, which writes them to standard error. That of the
/// editor is a pipe for what modules print.
#[derive(Clone, Debug, Default)]
pub struct LogWriter {
    stream: Option<Handle<Mutex<UnixStream>>>,
}

impl LogWriter {
    /// Writes through the supervisor whose folder this is, if there is one.
    pub fn connect(folder: Option<&Path>) -> Self {
        let stream = folder.and_then(|folder| UnixStream::connect(folder.join(SOCKET)).ok());
        Self {
            stream: stream.map(|stream| Handle::new(Mutex::new(stream))),
        }
    }
}

impl Write for LogWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(stream) = &self.stream else {
            return io::stderr().write(bytes);
        };
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mut line = serde_json::to_vec(&Message::Log(text))?;
        line.push(b'\n');
        stream.lock().write_all(&line)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for LogWriter {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
