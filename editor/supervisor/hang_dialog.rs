//! [`HangDialog`]: what happens to a system that does not come back.

use super::END;
use super::hang_watch::Hang;
use std::process::{Child, Command};
use std::time::Duration;

/// The time that a system may take where nobody can be asked; `PLAYGROUND_PATIENCE_S` sets it.
fn patience() -> Duration {
    let set = std::env::var("PLAYGROUND_PATIENCE_S").ok();
    let seconds = set.and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(30))
}

/// What happens to a system that does not come back. In a window the user is asked: to wait, or to end
/// the editor. Without one, nobody can be asked, and it is given more time.
#[derive(Default)]
pub struct HangDialog(Option<Child>);

impl HangDialog {
    /// Whether the editor is to be ended, without asking anybody.
    pub fn is_over(hang: &Hang) -> bool {
        hang.since >= patience()
    }

    /// Whether the user wants to end the editor. Asks when nobody was asked before; `places` are the
    /// systems, one a line.
    #[expect(
        clippy::disallowed_methods,
        reason = "the window with the question is this program again, because that of the editor cannot \
                  answer"
    )]
    pub fn wants_end(&mut self, places: impl FnOnce() -> String) -> bool {
        if let Some(open) = &mut self.0 {
            let status = open.try_wait().ok().flatten();
            return status.is_some_and(|status| status.code() == Some(i32::from(END)));
        }
        if let Ok(own) = std::env::current_exe() {
            let mut command = Command::new(own);
            command.arg("--ask-hang").arg(places());
            self.0 = command.spawn().ok();
        }
        false
    }

    /// The system came back, or the editor ended.
    pub fn close(&mut self) {
        if let Some(mut needless) = self.0.take() {
            let _answered_already = needless.kill();
            let _no_zombie = needless.wait();
        }
    }
}

impl Drop for HangDialog {
    fn drop(&mut self) {
        self.close();
    }
}
