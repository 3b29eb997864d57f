//! [`Uncaught`]: what is left of a panic that nobody caught.

use crate::app::EditorApp;
use crate::cli::Cli;
use crate::supervisor::PANIC;
use playground_base::{Handle, PanicLog};
use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Writes a panic that ends the process for the supervisor, or to standard error.
#[derive(Debug, Default)]
pub struct Uncaught {
    panics: OnceCell<Handle<PanicLog>>,
}

impl Uncaught {
    /// From now on, panics of this editor are recorded.
    pub fn watch(&self, cli: &Cli, app: &EditorApp) {
        let panics = app.document.engine.world().registry.panics();
        if let Some(folder) = &cli.supervised {
            panics.write_fatal_to(folder.join(PANIC));
        }
        let _is_watched_already = self.panics.set(Handle::clone(panics));
    }

    /// Runs the editor. A panic that it does not catch is written, and ends the process as any other.
    pub fn during<R>(&self, run: impl FnOnce() -> R) -> R {
        match catch_unwind(AssertUnwindSafe(run)) {
            Ok(result) => result,
            Err(panic) => {
                if let Some(panics) = self.panics.get() {
                    panics.write_uncaught();
                }
                resume_unwind(panic)
            }
        }
    }
}
