//! [`EditorGui`]: combines app and shell.

use super::clipboard::Pastes;
use super::drawn_previews::DrawnPreviews;
use super::dropped_files;
use super::front::Picture;
use super::game_input;
use super::world_view::game_picture;
use super::{ScriptFeed, WorldView3d};
use crate::answer::Answer;
use crate::app::{EditorApp, JobKind, Origin};
use crate::shell::{EditorShell, window_title};
use crate::supervisor::Message;
use crate::window::{EguiPainter, GpuSource, WindowApp};
use playground_core_drawing::Pixels;
use playground_core_engine::{BuildStatus, PlayMode};
use playground_core_rendering::{Gpu, GpuStart, RenderingError};
use playground_core_ui::{EditorCommand, PanelContext, Preference, ViewportFrame};
use playground_graphics::egui::{self, TextureId};
use playground_graphics::wgpu;
use std::time::{Duration, Instant};

/// Combines app and shell; runs in a window or headless.
pub struct EditorGui {
    /// The editor.
    pub app: EditorApp,
    /// The GUI around the panels.
    pub shell: EditorShell,
    /// Commands of a script.
    pub script: ScriptFeed,
    /// Commands that the GUI sent in the last frame.
    pub queue: Vec<EditorCommand>,
    /// Data exchanged with the viewport panel.
    pub viewport: ViewportFrame,
    /// The picture of the world.
    pub view: WorldView3d,
    previews: DrawnPreviews,
    /// True after the user chose another rendering system.
    pub(super) wants_other_gpu: bool,
    pub(super) pictures: Vec<Picture>,
    pub(super) pastes: Pastes,
    pub(super) gpu: Option<Gpu>,
    /// The viewport's picture, with the generation of the painter and the revision of the target.
    texture: Option<(TextureId, (u32, u32))>,
    last: Instant,
    frame_s: f32,
    size: [u32; 2],
    maximized: bool,
    /// The user pressed something.
    is_used: bool,
    /// When what is on the screen is to be stored next.
    keep_due: Option<Duration>,
    /// The size of the interface that was applied last.
    ui_scale: f32,
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
            queue: Vec::new(),
            viewport: ViewportFrame::default(),
            view: WorldView3d::default(),
            previews: DrawnPreviews::default(),
            wants_other_gpu: false,
            pictures: Vec::new(),
            pastes: Pastes::default(),
            gpu: None,
            texture: None,
            last: Instant::now(),
            frame_s: 1.0 / 60.0,
            size: [1600, 1000],
            maximized: false,
            is_used: false,
            keep_due: None,
            ui_scale: ctx.zoom_factor(),
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

    /// Applies the preferred size of the interface, and prefers one that the user chose by keys.
    fn follow_scale(&mut self, ctx: &egui::Context) {
        let preferred = self.app.state().preferences.ui_scale;
        if (preferred - self.ui_scale).abs() > 1e-4 {
            ctx.set_zoom_factor(preferred);
            self.ui_scale = preferred;
        } else if (ctx.zoom_factor() - self.ui_scale).abs() > 1e-4 {
            self.ui_scale = ctx.zoom_factor();
            let (least, greatest) = Preference::UiScale.range().unwrap_or((1.0, 1.0));
            let scale = self.ui_scale.clamp(least, greatest).to_string();
            let prefer = EditorCommand::Prefer(Preference::UiScale, Some(scale));
            self.queue.push(prefer);
        }
    }

    fn remember_window(&mut self, ctx: &egui::Context) {
        let size = ctx.content_rect().size();
        self.size = [size.x, size.y].map(|side| (side.round() as u32).clamp(64, 8192));
        self.maximized = ctx.input(|input| input.viewport().maximized) == Some(true);
    }

    /// Advances the world, builds and the script by one frame.
    fn tick(&mut self, ctx: &egui::Context) {
        let delta_s = self.last.elapsed().as_secs_f32();
        self.last = Instant::now();
        if self.app.state().play.captured {
            game_input::forward(ctx, self.viewport.area, &mut self.app.document.engine);
        }
        let picture = game_picture(self.app.state(), &self.viewport, ctx.pixels_per_point());
        if let Some(picture) = picture {
            self.app.document.engine.show_in(picture);
        }
        self.app.mirror.focus = self.viewport.focus;
        let camera = self.viewport.camera;
        self.app.mirror.camera = self.viewport.focus.map(|_| camera);
        self.count_frame(delta_s);
        self.app.update(delta_s);
        self.do_front_tasks(ctx);
        self.remember_window(ctx);
        self.finish_front_jobs(ctx);
        self.deliver_ended();
        self.run_script(ctx);
        if is_touched(ctx) {
            self.app.touch();
        }
        let is_pressed =
            ctx.input(|input| input.pointer.any_pressed() || !input.keys_down.is_empty());
        if is_pressed && !std::mem::replace(&mut self.is_used, true) {
            self.app.channel.send(&Message::Used);
        }
        self.keep_due = self.app.keep(|| self.shell.layout());
    }

    /// Measures frames per second over the last second of drawing; pauses do not count.
    fn count_frame(&mut self, delta_s: f32) {
        let share = (delta_s * 2.0).min(1.0);
        if delta_s < 0.5 {
            self.frame_s += (delta_s - self.frame_s) * share;
            self.app.mirror.state.frames_per_s = 1.0 / self.frame_s.max(1e-4);
        }
    }

    /// Draws the world into the viewport's texture.
    fn draw_world(&mut self, painter: &mut EguiPainter) -> Result<(), String> {
        let Some(gpu) = &self.gpu else {
            return Err("no graphics device".into());
        };
        let app = &mut self.app;
        let (engine, state) = (&mut app.document.engine, &app.mirror.state);
        let engine = (engine, app.comparison.as_ref());
        let device = (gpu, &app.views.rendering);
        let drawn = self.view.draw(engine, state, device, &mut self.viewport);
        // Also while the world cannot be drawn: they would wait for ever, and no frame would rest.
        self.previews.draw_next(&mut app.document.engine, device);
        drawn?;
        let Some(target) = self.view.target() else {
            return Ok(());
        };
        let Some(images) = &target.images else {
            return Ok(());
        };
        // A draw that failed may have made other images.
        let made = (painter.generation(), target.revision);
        let id = match self.texture {
            Some((id, known)) if known.0 == made.0 => {
                if known != made {
                    painter.replace(id, &images.color_view);
                }
                id
            }
            _ => painter.register(&images.color_view),
        };
        self.texture = Some((id, made));
        self.viewport.picture = Some((id, [target.width_px, target.height_px]));
        Ok(())
    }
}

/// True while the user does something.
fn is_touched(ctx: &egui::Context) -> bool {
    ctx.input(|input| {
        !input.events.is_empty() || input.pointer.any_down() || !input.keys_down.is_empty()
    })
}

impl WindowApp for EditorGui {
    fn title(&self) -> String {
        window_title(self.app.state())
    }

    fn start_gpu(&mut self, source: &GpuSource) -> Result<GpuStart, RenderingError> {
        self.view.forget();
        self.previews.forget();
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
        self.viewport.picture = None;
        self.app.log_error("graphics", reason);
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.app.channel.begin();
        if ctx.current_pass_index() == 0 {
            self.tick(&ctx);
            self.follow_scale(&ctx);
            self.viewport.size_px = [0, 0];
        }
        let panels = self.app.views.panels.clone();
        let world = self.app.document.engine.world().clone();
        let world = world.read();
        let mut context = PanelContext {
            world: world.reader(),
            state: &self.app.mirror.state,
            commands: &mut self.queue,
            viewport: &mut self.viewport,
        };
        self.shell.ui(ui, &panels, &mut context);
        drop(world);
        if ctx.current_pass_index() == 0 {
            self.queue.extend(dropped_files::dropped(&ctx));
        }
        dropped_files::hover_ui(&ctx);
        if !self.queue.is_empty() || ctx.current_pass_index() == 0 {
            self.execute_queue(&ctx);
            self.deliver_ended();
            self.app.refresh();
        }
        self.app.channel.end();
    }

    fn draw(&mut self, painter: &mut EguiPainter) {
        self.app.channel.begin();
        let drawn = self.draw_world(painter);
        self.app.channel.end();
        self.viewport.error = drawn.as_ref().err().cloned();
        if drawn.is_err() {
            self.viewport.picture = None;
        }
    }

    fn on_shown(&mut self) {
        self.app.mirror.state.frames_shown += 1;
        if self.app.state().frames_shown == 1 {
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
        let rendering = &self.app.views.rendering;
        rendering
            .call(|r| r.read_pixels(gpu, texture))
            .map_err(|error| failed(error.to_string()))?
    }

    fn repaint_after(&self) -> Option<Duration> {
        let state = self.app.state();
        let picked = self.viewport.picked.is_some();
        let waits = self.script.is_waiting() || self.pastes.is_waiting() || picked;
        let steps = |kind| matches!(kind, JobKind::Steps { .. });
        let is_git = |kind| kind == JobKind::LastCommit;
        let copies = |kind| matches!(kind, JobKind::Copy { .. });
        match state.play.mode {
            PlayMode::Play => Some(Duration::ZERO),
            _ if self.app.document.engine.has_previews_to_draw() => Some(Duration::ZERO),
            _ if self.app.jobs.find(steps).is_some() => Some(Duration::ZERO),
            _ if waits => Some(Duration::from_millis(5)),
            _ if self.app.jobs.find(is_git).is_some() => Some(Duration::from_millis(20)),
            _ if self.app.jobs.find(copies).is_some() => Some(Duration::from_millis(100)),
            _ if matches!(state.build, BuildStatus::Building { .. }) => {
                Some(Duration::from_millis(100))
            }
            _ => {
                let due = [
                    self.app.document.engine.due(),
                    self.view.redraw_after(),
                    self.keep_due,
                ];
                due.into_iter().flatten().min()
            }
        }
    }

    fn on_close(&mut self) -> bool {
        if self.app.ending.is_some() {
            return true;
        }
        let answer = self.app.execute(EditorCommand::Quit, Origin::User);
        for task in self.app.take_front_tasks() {
            self.show(task);
        }
        matches!(answer, Answer::Done(_))
    }

    fn is_done(&self) -> bool {
        self.app.is_ending()
    }
}
