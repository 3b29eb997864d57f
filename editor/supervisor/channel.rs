//! [`Channel`]: the editor's side of the connection to its supervisor.

#[cfg(unix)]
use super::Activity;
use super::{Message, Printed};
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
    #[cfg(unix)]
    activity: Option<Activity>,
    /// What modules print, as the supervisor reads it.
    pub printed: Printed,
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
                printed: Printed::default(),
                stream: Some(stream),
                activity: None,
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

    /// Like [`connect`](Self::connect), for the process that edits: the supervisor sees its frames and
    /// commands, and sends what modules print.
    ///
    /// # Errors
    /// When the supervisor was killed before it could take this process along.
    #[cfg(unix)]
    pub fn open(folder: Option<&Path>) -> Result<Self, SupervisorKilled> {
        let mut channel = Self::connect(folder)?;
        if let Some(folder) = folder
            && let Some(stream) = &channel.stream
        {
            let unwatched = |error: &std::io::Error| {
                playground_base::tracing::warn!(
                    "code of modules that does not come back is not noticed: {error}"
                );
            };
            channel.activity = Activity::open(folder).inspect_err(unwatched).ok();
            if let Ok(stream) = stream.try_clone() {
                channel.printed = Printed::read(stream);
                channel.send(&Message::TakesPrinted);
            }
        }
        Ok(channel)
    }

    /// There is no supervisor on this system.
    #[cfg(not(unix))]
    pub const fn open(_: Option<&Path>) -> Result<Self, SupervisorKilled> {
        Ok(Self {})
    }

    /// A frame or a command begins, in which code of modules is called.
    pub fn begin(&mut self) {
        #[cfg(unix)]
        if self.activity.as_mut().is_some_and(Activity::begin) {
            self.send(&Message::Busy);
        }
    }

    /// It ended.
    pub fn end(&mut self) {
        #[cfg(unix)]
        if let Some(activity) = &mut self.activity {
            activity.end();
        }
    }

    /// Answers a command of a script: the supervisor writes it to standard output, which modules cannot
    /// reach. False when nobody reads it any more.
    pub fn answer(&mut self, line: &str) -> bool {
        #[cfg(unix)]
        if self.stream.is_some() {
            self.send(&Message::Answer(line.to_owned()));
            return self.stream.is_some();
        }
        let mut out = std::io::stdout().lock();
        let written = writeln!(out, "{line}");
        written.and_then(|()| out.flush()).is_ok()
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
}
