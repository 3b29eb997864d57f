//! [`HeadlessGui`]: the whole editor without a window.

use super::EditorGui;
use super::picture::save_pixels;
use crate::answer::{Answer, CommandError, Outcome};
use crate::app::{EditorApp, FrontTask};
use crate::window::{HeadlessWindow, WindowError};
use playground_base::serde_json::{Value as Json, json};
use playground_graphics::egui;
use std::path::Path;
use std::time::Duration;

/// Frames before a picture is taken: sizes become stable, the viewport's texture arrives, panels
/// fill.
const FRAMES: usize = 4;

/// The longest time to wait for pictures of sprites before they are left out.
const MAX_READ: Duration = Duration::from_secs(10);

/// The editor with a GUI that is drawn only for pictures. The first picture starts the graphics
/// device.
pub struct HeadlessGui {
    /// App and shell.
    pub gui: EditorGui,
    ctx: egui::Context,
    /// A private clipboard, so that the desktop's is not changed.
    clipboard: Option<String>,
    window: Option<HeadlessWindow>,
    size_px: [u32; 2],
}

impl HeadlessGui {
    /// Puts a GUI around the app.
    pub fn new(app: EditorApp, size_px: [u32; 2]) -> Self {
        let ctx = egui::Context::default();
        let mut gui = EditorGui::new(&ctx, app);
        gui.shell.use_own_folder_dialog();
        Self {
            gui,
            ctx,
            clipboard: None,
            window: None,
            size_px,
        }
    }

    /// The outcome of a command; waits for its job. When another host takes over, that host reports
    /// the outcome, and this returns `null`.
    pub fn outcome(&mut self, answer: Answer) -> Outcome {
        self.do_front_tasks();
        let id = match answer {
            Answer::Done(fields) => return Ok(fields),
            Answer::Refused(error) => return Err(error),
            Answer::Later(id) => id,
        };
        loop {
            let ended = self.gui.app.take_ended();
            if let Some(ended) = ended.into_iter().find(|ended| ended.job.id == id) {
                return ended.outcome;
            }
            if self.gui.app.ending.is_some() {
                return Ok(Json::Null);
            }
            self.gui.app.advance(id);
        }
    }

    fn do_front_tasks(&mut self) {
        for task in self.gui.app.take_front_tasks() {
            match task {
                FrontTask::Picture(file, job) => {
                    let outcome = self.screenshot(&file);
                    self.gui.app.jobs.finish(job, outcome);
                }
                FrontTask::FillClipboard(text) => self.clipboard = Some(text),
                FrontTask::TakeClipboard(job) => {
                    let outcome = self.gui.paste(self.clipboard.clone());
                    self.gui.app.jobs.finish(job, outcome);
                }
                FrontTask::CaptureFrame(job) => {
                    // Nothing was drawn yet without a picture.
                    let drawn = self.picture().map_err(|error| error.to_string());
                    let drawn = drawn.map_err(CommandError::Outside);
                    let outcome = drawn.and_then(|_| self.gui.capture_frame());
                    self.gui.app.jobs.finish(job, outcome);
                }
                // There is no user to confirm it; the refusal has the remedy.
                FrontTask::OpenTrustDialog(_)
                | FrontTask::OpenUnsavedDialog(_)
                | FrontTask::OpenPlanDialog
                | FrontTask::OpenMissingDialog(..)
                | FrontTask::OpenRecoveryDialog
                | FrontTask::OpenConflictDialog => {}
                other => self.gui.show(other),
            }
        }
    }

    /// Saves a picture of the whole editor as PNG.
    fn screenshot(&mut self, file: &Path) -> Outcome {
        let pixels = self.picture();
        let pixels = pixels.map_err(|error| CommandError::Outside(error.to_string()))?;
        save_pixels(pixels, file).map_err(CommandError::Outside)?;
        Ok(json!({"file": file}))
    }

    fn picture(&mut self) -> Result<playground_core_drawing::Pixels, WindowError> {
        let window = match &mut self.window {
            Some(window) => window,
            None => self.window.insert(HeadlessWindow::new(
                self.ctx.clone(),
                &mut self.gui,
                self.size_px,
            )?),
        };
        for _ in 0..FRAMES {
            window.frame(&mut self.gui, 1.0 / 60.0, Vec::new())?;
        }
        self.gui.view.force_best_quality();
        let pixels = window.picture(&mut self.gui, 1.0 / 60.0)?;
        if !self.gui.app.document.engine.wait_pictures(MAX_READ) {
            return Ok(pixels);
        }
        // Pictures that drawing requested are loaded now, and their problems are known.
        self.gui.app.refresh();
        for _ in 0..FRAMES {
            window.frame(&mut self.gui, 1.0 / 60.0, Vec::new())?;
        }
        self.gui.view.force_best_quality();
        window.picture(&mut self.gui, 1.0 / 60.0)
    }
}
