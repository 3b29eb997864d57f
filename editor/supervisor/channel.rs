//! [`Channel`]: the editor's side of the connection to its supervisor.

use super::Message;
use std::path::Path;

/// The connection to the supervisor. Without one, nothing is sent.
#[derive(Debug, Default)]
pub struct Channel {
    #[cfg(unix)]
    stream: Option<std::os::unix::net::UnixStream>,
}

impl Channel {
    /// Connects to the supervisor whose folder this is. Without a supervisor the editor runs on: a
    /// crash then ends it.
    #[cfg(unix)]
    pub fn connect(folder: Option<&Path>) -> Self {
        let connect = |folder: &Path| {
            let stream = std::os::unix::net::UnixStream::connect(folder.join(super::SOCKET));
            stream
                .inspect_err(|error| {
                    playground_base::tracing::warn!("nobody watches over the editor: {error}");
                })
                .ok()
        };
        if folder.is_some() {
            // Who kills the supervisor, the process that the user started, wants the editor to end.
            playground_engine::end_with_parent();
        }
        Self {
            stream: folder.and_then(connect),
        }
    }

    /// There is no supervisor on this system.
    #[cfg(not(unix))]
    pub const fn connect(_: Option<&Path>) -> Self {
        Self {}
    }

    /// Sends a message. A supervisor that is gone needs none.
    #[cfg(unix)]
    pub fn send(&mut self, message: &Message) {
        use playground_base::serde_json;
        use std::io::Write;
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
}
