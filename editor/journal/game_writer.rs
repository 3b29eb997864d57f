//! [`GameWriter`]: stores keyframes of a game on a thread.

use super::GameFile;
use playground_base::Handle;
use playground_base::crossbeam::channel::{Receiver, Sender, bounded};
use playground_base::parking_lot::Mutex;
use playground_engine::GameCopy;
use std::path::Path;

/// Stores keyframes of a game on a thread, which sleeps while there is none, and ends with this.
#[derive(Debug)]
pub struct GameWriter {
    file: GameFile,
    copies: Sender<GameCopy>,
    ended: Receiver<Result<(), String>>,
    is_writing: bool,
    /// True when the game has ended: a keyframe that is still being written is not stored.
    is_over: Handle<Mutex<bool>>,
}

impl GameWriter {
    /// Starts the thread for a game of a project.
    ///
    /// # Errors
    /// When the system has no thread.
    pub fn start(project: &Path) -> std::io::Result<Self> {
        let (copies, received) = bounded(1);
        let (reports, ended) = bounded(1);
        let file = GameFile::of(project);
        let is_over = Handle::new(Mutex::new(false));
        let (stored, over) = (file.clone(), Handle::clone(&is_over));
        let thread = std::thread::Builder::new().name("keyframes".into());
        thread.spawn(move || {
            for copy in received {
                let _writer_is_gone = reports.send(store(&stored, &over, copy));
            }
        })?;
        Ok(Self {
            file,
            copies,
            ended,
            is_writing: false,
            is_over,
        })
    }

    /// How the last keyframe was stored; `None` while it is being stored, and after it was asked.
    pub fn poll(&mut self) -> Option<Result<(), String>> {
        let ended = self.ended.try_recv().ok()?;
        self.is_writing = false;
        Some(ended)
    }

    /// True while a keyframe is being stored, until [`poll`](Self::poll) tells how that ended.
    pub const fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// Stores a keyframe. The one before must be stored.
    pub fn write(&mut self, copy: GameCopy) {
        self.is_writing = self.copies.send(copy).is_ok();
    }

    /// The game has ended: its keyframes are removed.
    pub fn end_game(self) {
        let mut is_over = self.is_over.lock();
        *is_over = true;
        self.file.remove();
    }
}

fn store(file: &GameFile, is_over: &Mutex<bool>, copy: GameCopy) -> Result<(), String> {
    let keyframe = copy.encode().map_err(|error| error.to_string())?;
    file.prepare(&keyframe)?;
    let is_over = is_over.lock();
    if *is_over {
        file.forget_prepared();
        return Ok(());
    }
    file.replace(keyframe.is_difference)
}
