//! Carries out the tasks that the app leaves to its front.

use super::EditorGui;
use super::picture::save_image;
use crate::answer::{Answer, CommandError, Outcome};
use crate::app::{EndedJob, FrontTask, JobKind, Origin};
use crate::shell::ToastKind;
use playground_base::crossbeam::channel::{Receiver, TryRecvError, bounded};
use playground_base::egui;
use playground_base::serde_json::{Value as Json, json};
use playground_core_ui::{EditorCommand, JobId, LogLevel};
use std::path::PathBuf;

/// A requested screenshot.
pub(super) struct Picture {
    job: JobId,
    file: PathBuf,
    saved: Receiver<Result<(), String>>,
}

impl EditorGui {
    /// Executes the commands that the GUI sent.
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

    /// Executes a command and its tasks for the front. True when it was refused.
    fn execute(&mut self, ctx: &egui::Context, command: EditorCommand, origin: Origin) -> bool {
        let is_line = matches!(command, EditorCommand::Execute(_));
        let answer = self.app.execute(command, origin);
        self.do_front_tasks(ctx);
        let Answer::Refused(error) = answer else {
            return false;
        };
        // The outcome of a line is shown in the console.
        if !is_line && !error.opens_dialog() {
            self.report_refusal("editor", &error);
        }
        true
    }

    fn report_refusal(&mut self, source: &str, error: &CommandError) {
        let text = error.to_string();
        self.shell.notify(ToastKind::Error, &text);
        self.app.log_error(source, &text);
    }

    /// Executes the lines of the script that arrived, up to one whose outcome is not known yet.
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

    /// Delivers the outcomes of ended jobs to the user and the script.
    pub(super) fn deliver_ended(&mut self) {
        for EndedJob { job, outcome } in self.app.take_ended() {
            if let Err(error) = &outcome
                && job.line.is_none()
                && job.kind != JobKind::Reload
            {
                self.report_refusal(job.command, error);
            }
            self.script.deliver(job.id, &outcome);
        }
    }

    pub(super) fn do_front_tasks(&mut self, ctx: &egui::Context) {
        for task in self.app.take_front_tasks() {
            match task {
                FrontTask::Picture(file, job) => self.take_picture(ctx, file, job),
                FrontTask::FillClipboard(text) => ctx.copy_text(text),
                FrontTask::TakeClipboard(job) => self.pastes.request(ctx, job),
                other => self.show(other),
            }
        }
    }

    /// Carries out a task that needs no window.
    pub(super) fn show(&mut self, task: FrontTask) {
        match task {
            FrontTask::Show(command) => self.shell.execute(&command),
            FrontTask::OpenTrustDialog(folder) => self.shell.open_trust_dialog(folder),
            FrontTask::OpenUnsavedDialog(command) => self.shell.open_unsaved_dialog(command),
            FrontTask::StartRenderer => self.wants_other_gpu = true,
            FrontTask::Notify(level, text) => {
                let kind = match level {
                    LogLevel::Error => ToastKind::Error,
                    LogLevel::Warning => ToastKind::Warning,
                    _ => ToastKind::Info,
                };
                self.shell.notify(kind, text);
            }
            FrontTask::Picture(..) | FrontTask::FillClipboard(_) | FrontTask::TakeClipboard(_) => {}
        }
    }

    fn take_picture(&mut self, ctx: &egui::Context, file: PathBuf, job: JobId) {
        let (sender, saved) = bounded(1);
        let path = file.clone();
        ctx.request_screenshot(move |image| {
            let _receiver_is_gone = sender.send(save_image(&image, &path));
        });
        self.pictures.push(Picture { job, file, saved });
    }

    /// Finishes the jobs whose picture or text has arrived.
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

    /// Pastes a text from the clipboard.
    pub(super) fn paste(&mut self, text: Option<String>) -> Outcome {
        let text = text.filter(|text| !text.is_empty());
        let text = text.ok_or(CommandError::EmptyClipboard)?;
        let paste = EditorCommand::Paste(Some(text));
        match self.app.execute(paste, Origin::Confirmed) {
            Answer::Done(fields) => Ok(fields),
            Answer::Refused(error) => Err(error),
            Answer::Later(_) => Ok(Json::Null),
        }
    }
}
