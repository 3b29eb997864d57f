//! [`EditorGui`]: app and shell together.

use super::game_input;
use super::script_feed::ScriptFeed;
use crate::app::{EditorApp, Request};
use crate::commands::Answer;
use crate::shell::{EditorShell, ToastKind, window_title};
use crate::window::{EguiPainter, GpuSource, WindowApp};
use playground_base::egui::{self, TextureId};
use playground_base::wgpu;
use playground_core_rendering::{Gpu, GpuStart, Pixels, RenderingError};
use playground_core_ui::{BuildStatus, Command, PanelContext, PlayMode};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// App and shell together.
pub struct EditorGui {
    /// The editor.
    pub app: EditorApp,
    /// What is around the panels.
    pub shell: EditorShell,
    /// Commands that arrive from outside.
    pub script: ScriptFeed,
    gpu: Option<Gpu>,
    /// Another rendering system draws from now on.
    wants_other_gpu: bool,
    texture: Option<(TextureId, u32)>,
    last: Instant,
    frame_s: f32,
    hosts_told: usize,
    size: [u32; 2],
    maximized: bool,
}

impl EditorGui {
    /// Puts the shell around the app.
    pub fn new(ctx: &egui::Context, app: EditorApp) -> Self {
        let mut shell = EditorShell::new(ctx);
        if let Some(layout) = app.saved_layout()
            && let Err(error) = shell.set_layout(&layout)
        {
            playground_base::tracing::warn!("the saved layout is passed over: {error}");
        }
        Self {
            app,
            shell,
            script: ScriptFeed::none(),
            gpu: None,
            wants_other_gpu: false,
            texture: None,
            last: Instant::now(),
            frame_s: 1.0 / 60.0,
            hosts_told: 0,
            size: [1600, 1000],
            maximized: false,
        }
    }

    /// Size of the window, in points.
    pub const fn size(&self) -> [u32; 2] {
        self.size
    }

    /// True when the window fills the screen.
    pub const fn is_maximized(&self) -> bool {
        self.maximized
    }

    fn remember_window(&mut self, ctx: &egui::Context) {
        let size = ctx.content_rect().size();
        self.size = [size.x, size.y].map(|side| (side.round() as u32).clamp(64, 8192));
        self.maximized = ctx.input(|input| input.viewport().maximized) == Some(true);
    }

    /// A host that was not built is told of once.
    fn tell_host(&mut self) {
        if self.hosts_told == self.app.hosts_told {
            return;
        }
        self.hosts_told = self.app.hosts_told;
        if let Some(Err(refusal)) = &self.app.last_host {
            self.shell.notify(ToastKind::Error, &refusal.text);
            let text = refusal.text.clone();
            self.app.say_error("project", &text);
        }
    }

    /// Lets time pass: the world, builds, the script.
    fn tick(&mut self, ctx: &egui::Context) {
        let delta_s = self.last.elapsed().as_secs_f32();
        self.last = Instant::now();
        if self.app.state.play.captured {
            game_input::forward(ctx, &mut self.app.engine);
        }
        self.count_frame(delta_s);
        let reloads = self.app.state.reloads.len();
        self.app.update(delta_s);
        self.remember_window(ctx);
        self.tell_host();
        if self.app.state.reloads.len() != reloads {
            self.app.world_changed();
        }
        self.run_script(ctx);
    }

    /// Frames a second over the last second of drawing; a rest in between does not count.
    fn count_frame(&mut self, delta_s: f32) {
        let share = (delta_s * 2.0).min(1.0);
        if delta_s < 0.5 {
            self.frame_s += (delta_s - self.frame_s) * share;
            self.app.state.frames_per_s = 1.0 / self.frame_s.max(1e-4);
        }
    }

    /// Executes the lines that arrived; one that is waited for holds those behind it back.
    fn run_script(&mut self, ctx: &egui::Context) {
        while let Some(line) = self.script.next(&self.app) {
            let answer = self.app.execute_line(&line);
            self.take_requests(ctx);
            self.script.answer(&line, answer, &self.app);
        }
    }

    /// Does what commands asked for.
    fn take_requests(&mut self, ctx: &egui::Context) {
        for request in std::mem::take(&mut self.app.requests) {
            self.take_request(ctx, request);
        }
    }

    /// Does what a command asked for.
    pub(super) fn take_request(&mut self, ctx: &egui::Context, request: Request) {
        match request {
            Request::Show(command) => self.shell.execute(&command),
            Request::TakeClipboard => {
                ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            }
            Request::Copy(text) => ctx.copy_text(text),
            Request::Screenshot(file) => self.take_picture(ctx, file),
            Request::AskTrust(folder) => self.shell.ask_trust(folder),
            Request::StartRenderer => self.wants_other_gpu = true,
        }
    }

    fn take_picture(&mut self, ctx: &egui::Context, file: PathBuf) {
        let done = self.script.picture_begins();
        ctx.request_screenshot(move |image| {
            let _nobody_waits = done.send(super::picture::save_image(&image, &file));
        });
    }

    /// Executes what the GUI asked for. What would lose unsaved changes is asked about first.
    fn execute_queue(&mut self, ctx: &egui::Context) {
        for command in std::mem::take(&mut self.app.queue) {
            match self.app.history.is_unsaved() && loses_changes(&command) {
                true => self.shell.ask_unsaved(command),
                false => drop(self.execute(command)),
            }
        }
        for command in self.shell.take_confirmed() {
            if self.execute(command).is_err() {
                break;
            }
        }
        self.take_requests(ctx);
    }

    fn execute(&mut self, command: Command) -> Answer {
        let from_console = matches!(command, Command::Execute(_));
        let before = self.app.requests.len();
        let answer = self.app.execute(command);
        // A question is the answer there.
        let asks = |request: &Request| matches!(request, Request::AskTrust(_));
        let mut asked = self.app.requests.iter().skip(before);
        if let Err(refusal) = &answer
            && !from_console
            && !asked.any(asks)
        {
            self.shell.notify(ToastKind::Error, &refusal.text);
            self.app.say_error("editor", &refusal.text);
        }
        answer
    }

    /// Draws the world into the viewport's texture.
    fn draw_world(&mut self, painter: &mut EguiPainter) -> Result<(), String> {
        let Some(gpu) = &self.gpu else {
            return Err("no graphics device".into());
        };
        let app = &mut self.app;
        let new = app
            .view
            .draw(&mut app.engine, &app.state, gpu, &mut app.viewport)?;
        let Some(target) = app.view.target() else {
            return Ok(());
        };
        let Some(images) = &target.images else {
            return Ok(());
        };
        let generation = painter.generation();
        let id = match self.texture {
            Some((id, of)) if of == generation => {
                if new {
                    painter.replace(id, &images.color_view);
                }
                id
            }
            _ => painter.register(&images.color_view),
        };
        self.texture = Some((id, generation));
        app.viewport.picture = Some((id, [target.width_px, target.height_px]));
        Ok(())
    }
}

/// True for what closes the scene that is being edited.
fn loses_changes(command: &Command) -> bool {
    matches!(
        command,
        Command::OpenProject(_)
            | Command::TrustProject(_)
            | Command::NewProject(_)
            | Command::CloseProject
            | Command::NewScene
            | Command::OpenScene(_)
            | Command::Quit
    )
}

impl WindowApp for EditorGui {
    fn title(&self) -> String {
        window_title(&self.app.state)
    }

    fn start_gpu(&mut self, source: &GpuSource) -> Result<GpuStart, RenderingError> {
        self.app.view.forget();
        self.texture = None;
        let start = self.app.start_renderer(source)?;
        self.gpu = Some(start.gpu.clone());
        Ok(start)
    }

    fn wants_other_gpu(&mut self) -> bool {
        std::mem::take(&mut self.wants_other_gpu)
    }

    fn on_gpu_lost(&mut self, reason: &str) {
        self.gpu = None;
        self.app.viewport.picture = None;
        self.app.say_error("graphics", reason);
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        if ctx.current_pass_index() == 0 {
            self.tick(&ctx);
            self.app.viewport.size_px = [0, 0];
        }
        let panels = self.app.engine.views().panels.clone();
        let world = self.app.engine.world().clone();
        let mut context = PanelContext {
            world: &world,
            state: &self.app.state,
            commands: &mut self.app.queue,
            viewport: &mut self.app.viewport,
        };
        self.shell.ui(ui, &panels, &mut context);
        if !self.app.queue.is_empty() || ctx.current_pass_index() == 0 {
            self.execute_queue(&ctx);
            self.app.refresh();
        }
    }

    fn draw(&mut self, painter: &mut EguiPainter) {
        let drawn = self.draw_world(painter);
        self.app.viewport.error = drawn.as_ref().err().cloned();
        if drawn.is_err() {
            self.app.viewport.picture = None;
        }
    }

    fn on_shown(&mut self) {
        self.app.frames_shown += 1;
        if self.app.frames_shown == 1 {
            playground_base::tracing::info!("the first frame is shown");
        }
    }

    fn read_pixels(&self, texture: &wgpu::Texture) -> Result<Pixels, RenderingError> {
        let failed = |reason: String| RenderingError::Device {
            adapter: "none".into(),
            reason,
        };
        let gpu = self
            .gpu
            .as_ref()
            .ok_or_else(|| failed("no graphics device".into()))?;
        let rendering = &self.app.engine.views().rendering;
        rendering
            .call(|r| r.read_pixels(gpu, texture))
            .map_err(|error| failed(error.to_string()))?
    }

    fn repaint_after(&self) -> Option<Duration> {
        let state = &self.app.state;
        let waits = self.script.is_waiting() || self.app.viewport.picked.is_some();
        match state.play.mode {
            PlayMode::Play => Some(Duration::ZERO),
            _ if waits => Some(Duration::from_millis(5)),
            _ if matches!(state.build, BuildStatus::Building { .. }) => {
                Some(Duration::from_millis(100))
            }
            _ => {
                let due = [self.app.engine.due(), self.app.view.rest_after()];
                due.into_iter().flatten().min()
            }
        }
    }

    fn on_close(&mut self) -> bool {
        if self.app.history.is_unsaved() && self.app.ending.is_none() {
            self.shell.ask_unsaved(Command::Quit);
            return false;
        }
        true
    }

    fn is_done(&self) -> bool {
        self.app.ending.is_some()
    }
}
