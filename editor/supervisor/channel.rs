//! [`Channel`]: the editor's side of the connection to its supervisor.

use super::Message;
use std::io::Write;
use std::path::Path;

/// The supervisor was killed while the editor started. An editor that ran on would hold the project
/// against the next one.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the editor was ended while it started")]
pub struct SupervisorKilled;

/// The connection to the supervisor. Without one, nothing is sent.
#[derive(Debug, Default)]
pub struct Channel {
    #[cfg(unix)]
    stream: Option<std::os::unix::net::UnixStream>,
}

impl Channel {
    /// Connects to the supervisor whose folder this is. Where the folder is gone, the editor runs on:
    /// a crash then ends it.
    ///
    /// # Errors
    /// When the supervisor was killed before it could take this process along.
    #[cfg(unix)]
    pub fn connect(folder: Option<&Path>) -> Result<Self, SupervisorKilled> {
        use std::os::unix::net::UnixStream;
        let Some(folder) = folder else {
            return Ok(Self::default());
        };
        // First: from here on, the end of the supervisor is the end of this process.
        playground_engine::end_with_parent();
        match UnixStream::connect(folder.join(super::SOCKET)) {
            Ok(stream) => Ok(Self {
                stream: Some(stream),
            }),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
                Err(SupervisorKilled)
            }
            Err(error) => {
                playground_base::tracing::warn!("nobody watches over the editor: {error}");
                Ok(Self::default())
            }
        }
    }

    /// There is no supervisor on this system.
    #[cfg(not(unix))]
    pub const fn connect(_: Option<&Path>) -> Result<Self, SupervisorKilled> {
        Ok(Self {})
    }

    /// Sends a message. A supervisor that is gone needs none.
    #[cfg(unix)]
    pub fn send(&mut self, message: &Message) {
        use playground_base::serde_json;
        let Some(stream) = &mut self.stream else {
            return;
        };
        if let Ok(mut line) = serde_json::to_vec(message) {
            line.push(b'\n');
            if stream.write_all(&line).is_err() {
                self.stream = None;
            }
        }
    }

    /// There is no supervisor on this system.
    #[cfg(not(unix))]
    pub const fn send(&mut self, _: &Message) {}

    /// Answers a line of the script: through the supervisor, which knows then that it is answered,
    /// or on standard output. False when nobody reads the answers.
    pub fn answer(&mut self, line: String) -> bool {
        #[cfg(unix)]
        if self.stream.is_some() {
            self.send(&Message::Answer(line));
            return self.stream.is_some();
        }
        let mut out = std::io::stdout().lock();
        let written = writeln!(out, "{line}");
        written.and_then(|()| out.flush()).is_ok()
    }
}
