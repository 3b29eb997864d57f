//! Carries out the tasks that the app leaves to its front.

use super::EditorGui;
use super::picture::save_image;
use crate::answer::{Answer, CommandError, Outcome};
use crate::app::{EndedJob, FrontTask, JobKind, Origin};
use crate::shell::ToastKind;
use playground_base::crossbeam::channel::{Receiver, TryRecvError, bounded};
use playground_base::serde_json::{Value as Json, json};
use playground_core_ui::{EditorCommand, JobId, LogLevel, words};
use playground_graphics::egui;
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
        let queue = std::mem::take(&mut self.queue);
        let confirmed = self.shell.take_confirmed();
        if !queue.is_empty() || !confirmed.is_empty() {
            // What they changed is shown by the next frame: at rest there would be none.
            ctx.request_repaint();
        }
        let mut last = None;
        for command in queue {
            // A key that was pressed several times in a slow frame: the first that is too much only
            // says that it is over.
            let is_repeated = last.as_ref() == Some(&command);
            let refused = self.execute(ctx, command.clone(), Origin::User);
            match refused.filter(|_| !is_repeated) {
                Some(error) => self.report_without_dialog(&error),
                None => last = Some(command),
            }
        }
        let mut confirmed = confirmed.into_iter();
        while let Some(command) = confirmed.next() {
            if let Some(error) = self.execute(ctx, command, Origin::Confirmed) {
                self.report_without_dialog(&error);
                self.shell.go_on_after_dialog(confirmed.collect());
                break;
            }
        }
        // What happened by itself, such as a file that was written, has tasks too.
        self.do_front_tasks(ctx);
    }

    /// Executes a command and its tasks for the front. Returns why it was refused.
    fn execute(
        &mut self,
        ctx: &egui::Context,
        command: EditorCommand,
        origin: Origin,
    ) -> Option<CommandError> {
        let is_line = matches!(command, EditorCommand::Execute(_));
        let answer = self.app.execute(command, origin);
        self.do_front_tasks(ctx);
        match answer {
            // The outcome of a line is shown in the console.
            Answer::Refused(error) if !is_line => Some(error),
            _ => None,
        }
    }

    fn report_without_dialog(&mut self, error: &CommandError) {
        if !error.opens_dialog() {
            self.report_refusal("editor", error);
        }
    }

    fn report_refusal(&mut self, source: &str, error: &CommandError) {
        let text = error.to_string();
        self.shell.notify(ToastKind::Error, words::sentence(&text));
        self.app.log_error(source, &text);
    }

    /// Executes the lines of the script that arrived, up to one whose outcome is not known yet.
    pub(super) fn run_script(&mut self, ctx: &egui::Context) {
        while self.is_open_for_lines()
            && let Some(line) = self.script.next_line()
        {
            let answer = self.app.execute_line(&line, Origin::Script);
            self.script.answer(&line, answer, &mut self.app.channel);
            self.do_front_tasks(ctx);
            self.deliver_ended();
        }
    }

    /// False while the project of the command line is not opened yet, and while the host of another
    /// project is built, which the next line is for.
    fn is_open_for_lines(&self) -> bool {
        let builds_host = |kind| matches!(kind, JobKind::Host { .. });
        !self.app.is_ending() && self.queue.is_empty() && self.app.jobs.find(builds_host).is_none()
    }

    /// Delivers the outcomes of ended jobs to the user and the script.
    pub(super) fn deliver_ended(&mut self) {
        for EndedJob { job, outcome } in self.app.take_ended() {
            if let Err(error) = &outcome
                && job.line.is_none()
                && !job.kind.is_reload()
            {
                self.report_refusal(job.command, error);
            }
            self.script.deliver(job.id, &outcome, &mut self.app.channel);
        }
    }

    pub(super) fn do_front_tasks(&mut self, ctx: &egui::Context) {
        for task in self.app.take_front_tasks() {
            ctx.request_repaint();
            match task {
                FrontTask::Picture(file, job) => self.take_picture(ctx, file, job),
                FrontTask::FillClipboard(text) => ctx.copy_text(text),
                FrontTask::TakeClipboard(job) => self.pastes.request(ctx, job),
                FrontTask::CaptureFrame(job) => {
                    let outcome = self.capture_frame();
                    self.app.jobs.finish(job, outcome);
                }
                other => self.show(other),
            }
        }
    }

    /// Carries out a task that needs no window.
    pub(super) fn show(&mut self, task: FrontTask) {
        match task {
            FrontTask::Show(command) => self.shell.execute(&command),
            FrontTask::OpenTrustDialog(question) => self.shell.open_trust_dialog(*question),
            FrontTask::OpenMissingDialog(missing, file) => {
                self.shell.open_missing_dialog(missing, file);
            }
            FrontTask::OpenUnsavedDialog(command) => self.shell.open_unsaved_dialog(command),
            FrontTask::OpenConflictDialog => self.shell.open_conflict_dialog(),
            FrontTask::OpenPlanDialog => self.shell.open_plan_dialog(),
            FrontTask::OpenRecoveryDialog => self.shell.open_recovery_dialog(),
            FrontTask::StartRenderer => self.wants_other_gpu = true,
            FrontTask::UseLayout(layout) => {
                if let Err(error) = self.shell.set_layout(&layout) {
                    playground_base::tracing::warn!("{error}");
                }
            }
            FrontTask::Notify(level, text) => {
                self.shell.notify(kind_of(level), words::sentence(&text));
            }
            FrontTask::Offer(level, text, remedies) => {
                let text = words::sentence(&text);
                self.shell.offer(kind_of(level), text, &remedies);
            }
            FrontTask::Picture(..)
            | FrontTask::FillClipboard(_)
            | FrontTask::TakeClipboard(_)
            | FrontTask::CaptureFrame(_) => {}
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

const fn kind_of(level: LogLevel) -> ToastKind {
    match level {
        LogLevel::Error => ToastKind::Error,
        LogLevel::Warning => ToastKind::Warning,
        _ => ToastKind::Info,
    }
}
