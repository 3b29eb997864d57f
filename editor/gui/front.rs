//! What the app leaves to its front, done in a window.

use super::EditorGui;
use super::picture::save_image;
use crate::answer::{Answer, CommandError, Outcome};
use crate::app::{EndedJob, FrontTask, JobKind, Origin};
use crate::shell::ToastKind;
use playground_base::crossbeam::channel::{Receiver, TryRecvError, bounded};
use playground_base::egui;
use playground_base::serde_json::{Value as Json, json};
use playground_core_ui::{Command, JobId};
use std::path::PathBuf;

/// A picture that egui was asked for.
pub(super) struct Picture {
    job: JobId,
    file: PathBuf,
    saved: Receiver<Result<(), String>>,
}

impl EditorGui {
    /// Executes what the GUI asked for.
    pub(super) fn execute_queue(&mut self, ctx: &egui::Context) {
        for command in std::mem::take(&mut self.queue) {
            self.execute(ctx, command, Origin::User);
        }
        for command in self.shell.take_confirmed() {
            if self.execute(ctx, command, Origin::Confirmed) {
                break;
            }
        }
    }

    /// Executes a command and does what it leaves to the front. True when it was refused.
    fn execute(&mut self, ctx: &egui::Context, command: Command, origin: Origin) -> bool {
        let is_line = matches!(command, Command::Execute(_));
        let answer = self.app.execute(command, origin);
        self.do_front_tasks(ctx);
        let Answer::Refused(error) = answer else {
            return false;
        };
        // What a line comes to stands in the console.
        if !is_line && !error.is_asked() {
            self.say_refused("editor", &error);
        }
        true
    }

    fn say_refused(&mut self, source: &str, error: &CommandError) {
        let text = error.to_string();
        self.shell.notify(ToastKind::Error, &text);
        self.app.say_error(source, &text);
    }

    /// Executes the lines of the script that arrived; one whose outcome is waited for holds those
    /// behind it back.
    pub(super) fn run_script(&mut self, ctx: &egui::Context) {
        while self.app.ending.is_none()
            && let Some(line) = self.script.next_line()
        {
            let answer = self.app.execute_line(&line, Origin::Script);
            self.script.answer(&line, answer);
            self.do_front_tasks(ctx);
            self.deliver_ended();
        }
    }

    /// Tells whoever waits how jobs ended.
    pub(super) fn deliver_ended(&mut self) {
        for EndedJob { job, outcome } in self.app.take_ended() {
            if let Err(error) = &outcome
                && job.line.is_none()
                && job.kind != JobKind::Reload
            {
                self.say_refused(job.command, error);
            }
            self.script.deliver(job.id, &outcome);
        }
    }

    fn do_front_tasks(&mut self, ctx: &egui::Context) {
        for task in self.app.take_front_tasks() {
            match task {
                FrontTask::Picture(file, job) => self.take_picture(ctx, file, job),
                FrontTask::FillClipboard(text) => ctx.copy_text(text),
                FrontTask::TakeClipboard(job) => self.pastes.ask(ctx, job),
                other => self.show(other),
            }
        }
    }

    /// Does what needs no window.
    pub(super) fn show(&mut self, task: FrontTask) {
        match task {
            FrontTask::Show(command) => self.shell.execute(&command),
            FrontTask::AskTrust(folder) => self.shell.ask_trust(folder),
            FrontTask::AskUnsaved(command) => self.shell.ask_unsaved(command),
            FrontTask::StartRenderer => self.wants_other_gpu = true,
            FrontTask::Picture(..) | FrontTask::FillClipboard(_) | FrontTask::TakeClipboard(_) => {}
        }
    }

    fn take_picture(&mut self, ctx: &egui::Context, file: PathBuf, job: JobId) {
        let (sender, saved) = bounded(1);
        let path = file.clone();
        ctx.request_screenshot(move |image| {
            let _nobody_waits = sender.send(save_image(&image, &path));
        });
        self.pictures.push(Picture { job, file, saved });
    }

    /// Ends the jobs whose picture or text is there.
    pub(super) fn finish_front_jobs(&mut self, ctx: &egui::Context) {
        let pictures = std::mem::take(&mut self.pictures);
        for picture in pictures {
            let lost = || CommandError::Outside("the picture was not taken".to_owned());
            let outcome = match picture.saved.try_recv() {
                Ok(Ok(())) => Ok(json!({"file": picture.file})),
                Ok(Err(error)) => Err(CommandError::Outside(error)),
                Err(TryRecvError::Disconnected) => Err(lost()),
                Err(TryRecvError::Empty) => {
                    self.pictures.push(picture);
                    continue;
                }
            };
            self.app.jobs.finish(picture.job, outcome);
        }
        if let Some((jobs, text)) = self.pastes.take(ctx) {
            for job in jobs {
                let outcome = self.paste(text.clone());
                self.app.jobs.finish(job, outcome);
            }
        }
    }

    /// Pastes a text that came out of the clipboard.
    pub(super) fn paste(&mut self, text: Option<String>) -> Outcome {
        let text = text.filter(|text| !text.is_empty());
        let text = text.ok_or(CommandError::EmptyClipboard)?;
        let paste = Command::Paste(Some(text));
        match self.app.execute(paste, Origin::Confirmed) {
            Answer::Done(fields) => Ok(fields),
            Answer::Refused(error) => Err(error),
            Answer::Later(_) => Ok(Json::Null),
        }
    }
}
