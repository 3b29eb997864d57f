//! [`HeadlessGui`]: pictures of the whole editor without a window.

use super::EditorGui;
use super::picture::save_pixels;
use crate::app::{EditorApp, Request};
use crate::commands::Refusal;
use crate::window::{HeadlessWindow, WindowError};
use playground_base::egui;
use std::path::Path;
use std::time::Duration;

/// How many frames a picture takes: sizes settle, the viewport's texture comes, panels fill.
const FRAMES: usize = 4;

/// How long pictures of sprites may take before they are left out.
const LONGEST_READ: Duration = Duration::from_secs(10);

/// The editor with a GUI that nobody sees until a picture is asked for. The graphics device is
/// started then.
pub struct HeadlessGui {
    /// App and shell.
    pub gui: EditorGui,
    ctx: egui::Context,
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
            window: None,
            size_px,
        }
    }

    /// Does what commands asked for; pictures are there then.
    ///
    /// # Errors
    /// The first of the pictures that could not be saved. The other requests are carried out.
    pub fn take_requests(&mut self) -> Result<(), Refusal> {
        let mut done = Ok(());
        for request in std::mem::take(&mut self.gui.app.requests) {
            match request {
                Request::Screenshot(file) => done = done.and(self.screenshot(&file)),
                // Nobody is there to answer, and nobody pastes.
                Request::AskTrust(_) | Request::Copy(_) | Request::TakeClipboard => {}
                other => self.gui.take_request(&self.ctx, other),
            }
        }
        done
    }

    /// Saves a picture of the whole editor as PNG.
    fn screenshot(&mut self, file: &Path) -> Result<(), Refusal> {
        let pixels = self.picture().map_err(|error| error.to_string())?;
        Ok(save_pixels(pixels, file)?)
    }

    fn picture(&mut self) -> Result<playground_core_rendering::Pixels, WindowError> {
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
        self.gui.app.view.settle();
        let pixels = window.picture(&mut self.gui, 1.0 / 60.0)?;
        if !self.gui.app.engine.wait_pictures(LONGEST_READ) {
            return Ok(pixels);
        }
        // What was asked for by drawing is there now: problems of it too.
        self.gui.app.refresh();
        for _ in 0..FRAMES {
            window.frame(&mut self.gui, 1.0 / 60.0, Vec::new())?;
        }
        self.gui.app.view.settle();
        window.picture(&mut self.gui, 1.0 / 60.0)
    }
}
