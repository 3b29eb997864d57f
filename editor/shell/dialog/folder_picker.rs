//! [`FolderPicker`]: the desktop's own dialog for folders, if it has one.

use super::FolderFor;
use playground_graphics::egui::Context;
use playground_graphics::rfd::FileDialog;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// A dialog that ends faster than this was not cancelled by the user: it did not open.
const TOO_FAST: Duration = Duration::from_millis(400);

/// How a dialog ended.
#[derive(Debug, PartialEq)]
pub enum Picked {
    /// The user chose a folder.
    Folder(FolderFor, PathBuf),
    /// The desktop has no such dialog.
    Unavailable(FolderFor),
}

/// The desktop's dialog, on its own thread, because it blocks until the user is done.
#[derive(Debug, Default)]
pub struct FolderPicker {
    /// Set when the desktop has no dialog, or by tests.
    unavailable: bool,
    pending: Option<Pending>,
}

#[derive(Debug)]
struct Pending {
    wanted: FolderFor,
    answer: Receiver<Option<PathBuf>>,
    since: Instant,
}

impl FolderPicker {
    /// Uses the editor's own dialog from now on.
    pub fn disable(&mut self) {
        self.unavailable = true;
    }

    /// Opens the dialog. False when there is none.
    pub fn open(&mut self, ctx: &Context, wanted: FolderFor, start: &Path) -> bool {
        if self.unavailable || !has_portal() {
            return false;
        }
        if self.pending.is_some() {
            return true;
        }
        let (sender, answer) = channel();
        let title = match wanted {
            FolderFor::OpenProject => "Open Project",
            FolderFor::NewProject => "Folder for the New Project",
        };
        let dialog = FileDialog::new().set_title(title).set_directory(start);
        let ctx = ctx.clone();
        let spawned = std::thread::Builder::new()
            .name("folder dialog".to_owned())
            .spawn(move || {
                // The receiver is gone when the editor was closed meanwhile.
                let _closed = sender.send(dialog.pick_folder());
                ctx.request_repaint();
            });
        if spawned.is_err() {
            return false;
        }
        self.pending = Some(Pending {
            wanted,
            answer,
            since: Instant::now(),
        });
        true
    }

    /// How the dialog ended; `None` while it is open, and when it was cancelled.
    pub fn poll(&mut self) -> Option<Picked> {
        let pending = self.pending.as_ref()?;
        let (wanted, took) = (pending.wanted, pending.since.elapsed());
        let answer = match pending.answer.try_recv() {
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => None,
            Ok(answer) => answer,
        };
        self.pending = None;
        match answer {
            Some(folder) => Some(Picked::Folder(wanted, folder)),
            None if took < TOO_FAST => {
                self.unavailable = true;
                Some(Picked::Unavailable(wanted))
            }
            None => None,
        }
    }
}

/// True when the desktop has a message bus, over which the dialog is requested.
fn has_portal() -> bool {
    if cfg!(not(target_os = "linux")) {
        return true;
    }
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
    let folder = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    bus || folder.is_some_and(|folder| folder.join("bus").exists())
}
