//! [`HangQuestion`]: asks what to do about code that does not come back.

use super::END;
use std::process::{Child, Command};

/// The question about code that does not come back, in a window of another process: that of the editor
/// cannot answer.
#[derive(Debug, Default)]
pub struct HangQuestion {
    window: Option<Child>,
}

impl HangQuestion {
    /// Asks about these calls, once, and returns whether the editor is to be ended. After the answer
    /// to wait it is not asked again until the call has come back.
    pub fn is_to_end(&mut self, calls: &[String]) -> bool {
        let answer = match &mut self.window {
            None => {
                self.window = ask(calls);
                return false;
            }
            Some(window) => window.try_wait().ok().flatten(),
        };
        answer.is_some_and(|status| status.code() == Some(i32::from(END)))
    }

    /// Takes the question back: there is nothing to ask about any more.
    pub fn close(&mut self) {
        if let Some(mut window) = self.window.take() {
            let _answered_already = window.kill();
            let _no_zombie = window.wait();
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the window with the question is this program again"
)]
fn ask(calls: &[String]) -> Option<Child> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.arg("--ask-hang").arg(calls.join("\n"));
    command.spawn().ok()
}
