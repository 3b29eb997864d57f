//! [`LastCommit`]: reads a file as the last commit of git has it.

use super::{ComparedScene, EditorApp};
use crate::answer::{CommandError, Outcome};
use playground_core_ui::JobId;
use playground_engine::EngineError;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::JoinHandle;

/// A file as the last commit has it, which another thread asks git for.
#[derive(Debug)]
pub struct LastCommit {
    job: JobId,
    file: PathBuf,
    /// `None` when no thread could be started.
    text: Option<JoinHandle<Result<String, String>>>,
}

impl LastCommit {
    /// Asks git. Returns at once.
    pub fn request(job: JobId, file: PathBuf) -> Self {
        let of = file.clone();
        let asks = std::thread::Builder::new().name("git".to_owned());
        let text = asks.spawn(move || show(&of)).ok();
        Self { job, file, text }
    }

    fn has_answered(&self) -> bool {
        self.text.as_ref().is_none_or(JoinHandle::is_finished)
    }

    fn wait(self) -> Result<String, String> {
        let text = self.text.and_then(|text| text.join().ok());
        text.unwrap_or_else(|| Err("git could not be asked: try again".to_owned()))
    }
}

impl EditorApp {
    /// Compares with what git answered. True when it has.
    pub(super) fn take_last_commit(&mut self) -> bool {
        let answered = self.last_commit.take_if(|request| request.has_answered());
        let Some(request) = answered else {
            return false;
        };
        self.finish_last_commit(request);
        true
    }

    /// Waits for git.
    pub(super) fn wait_last_commit(&mut self) {
        if let Some(request) = self.last_commit.take() {
            self.finish_last_commit(request);
        }
    }

    fn finish_last_commit(&mut self, request: LastCommit) {
        let job = request.job;
        // A job that was cancelled is not there any more, and nothing is compared.
        if self.jobs.get(job).is_some() {
            let outcome = self.compare_with_commit(request);
            self.jobs.finish(job, outcome);
        }
    }

    fn compare_with_commit(&mut self, request: LastCommit) -> Outcome {
        if self.scene_file().ok().as_ref() != Some(&request.file) {
            let text = "another scene was opened meanwhile: compare again".to_owned();
            return Err(CommandError::Outside(text));
        }
        let file = request.file.clone();
        let text = request.wait().map_err(CommandError::Outside)?;
        let title = "The last commit".to_owned();
        let before = ComparedScene::of_text(text, &file, title).map_err(EngineError::from)?;
        self.begin_comparison(before, None)
    }

    /// The file of the open scene.
    pub(crate) fn scene_file(&self) -> Result<PathBuf, CommandError> {
        let open = self.document.engine.open_project();
        let file = open.and_then(|open| open.scene.clone());
        let never = "the scene has no file yet: save it, or compare it with another one";
        file.ok_or_else(|| CommandError::Outside(never.to_owned()))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "git prints a file of the open project, which the user trusts"
)]
fn show(file: &Path) -> Result<String, String> {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else {
        return Err(format!("{} is no file", file.display()));
    };
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).arg("show");
    command.arg(format!("HEAD:./{}", name.to_string_lossy()));
    // A question would wait for an answer that nobody can give.
    command.env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
    let output = command.output().map_err(|error| {
        format!("git does not start ({error}): install it, or compare with a file")
    })?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        let reason = reason.trim().trim_start_matches("fatal: ");
        return Err(format!(
            "git has no last version of {}: {reason}",
            file.display()
        ));
    }
    String::from_utf8(output.stdout)
        .map_err(|_| format!("the last version of {} is no text", file.display()))
}
