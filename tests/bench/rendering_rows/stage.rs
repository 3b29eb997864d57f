//! [`Stage`]: the editor's app without a window, with a device and a target.

use super::workload::{CAMERA_M, FOV_Y_RAD, SIZE_PX};
use playground_apps_editor::Answer;
use playground_apps_editor::app::{EditorApp, Origin, UserFiles};
use playground_apps_editor::window::GpuSource;
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{Camera, DrawList};
use playground_core_rendering::{DrawStats, Gpu, RenderTarget};
use playground_core_ui::EditorCommand;
use playground_engine::{Process, ViewOptions};
use playground_graphics::wgpu;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Starts of the names of our threads.
pub const WORKERS: &[&str] = &["worker"];

/// The editor's app, with what draws into a texture.
pub struct Stage {
    pub app: EditorApp,
    pub gpu: Gpu,
    target: RenderTarget,
    list: DrawList,
    folder: TempDir,
}

impl Stage {
    /// Opens a project with these files among its assets, and starts the renderer.
    pub fn start(assets: &[(String, Vec<u8>)]) -> Result<Self, String> {
        let folder = TempDir::new().map_err(|error| error.to_string())?;
        write(
            &folder.path().join("project/Cargo.toml"),
            manifest().as_bytes(),
        )?;
        for (name, bytes) in assets {
            write(&folder.path().join("project/assets").join(name), bytes)?;
        }
        let files = UserFiles::in_folder(&folder.path().join("config"));
        let app = EditorApp::start(None, files, Process::Program);
        let mut app = app.map_err(|error| error.to_string())?;
        let started = app.start_renderer(&GpuSource::headless());
        let gpu = started.map_err(|error| error.to_string())?.gpu;
        let mut stage = Self {
            app,
            gpu,
            target: RenderTarget::new("bench"),
            list: DrawList::default(),
            folder,
        };
        stage.open()?;
        stage.size_target()?;
        Ok(stage)
    }

    fn size_target(&mut self) -> Result<(), String> {
        let ([width, height], gpu, target) = (SIZE_PX, &self.gpu, &mut self.target);
        let rendering = &self.app.views.rendering;
        let sized = rendering.call(|r| r.ensure_target(gpu, target, width, height));
        let sized = sized.map_err(|error| error.to_string())?;
        sized.map(|_| ()).map_err(|error| error.to_string())
    }

    /// Opens the project, again where it is open.
    pub fn open(&mut self) -> Result<(), String> {
        let project = self.folder.path().join("project");
        let open = EditorCommand::OpenProject(project);
        done(self.app.execute(open, Origin::Script))
    }

    /// The folder of the project's assets.
    pub fn assets(&self) -> PathBuf {
        self.folder.path().join("project/assets")
    }

    /// Opens a scene with this text.
    pub fn open_scene(&mut self, text: &str) -> Result<(), String> {
        let file = self.folder.path().join("project/scenes/bench.ron");
        write(&file, text.as_bytes())?;
        done(
            self.app
                .execute_line("openscene scenes/bench.ron", Origin::Script),
        )
    }

    /// Extracts the world and draws it. Does not wait for the driver.
    pub fn draw(&mut self) -> Result<DrawStats, String> {
        let camera = Camera {
            fov_y_rad: FOV_Y_RAD,
            near_m: 0.1,
            far_m: 400.0,
            ..Camera::default()
        };
        let options = ViewOptions {
            camera: Some((camera, Mat4::from_translation(Vec3::from_array(CAMERA_M)))),
            size_px: SIZE_PX,
            pixels_per_point: 1.0,
            selected: &[],
            grid: false,
            preview_s: 0.0,
            plays_clips: false,
            compared: None,
        };
        let engine = &mut self.app.document.engine;
        let extracted = engine.extract(&options, &mut self.list);
        extracted.map_err(|error| error.to_string())?;
        let (gpu, target, list) = (&self.gpu, &self.target, &self.list);
        let drawn = self.app.views.rendering.call(|r| r.draw(gpu, target, list));
        let drawn = drawn.map_err(|error| error.to_string())?;
        drawn.map_err(|error| error.to_string())
    }

    /// Waits until the driver has nothing to do.
    pub fn wait(&self) -> Result<(), String> {
        let polled = self.gpu.device.poll(wgpu::PollType::wait_indefinitely());
        polled.map(|_| ()).map_err(|error| error.to_string())
    }
}

/// A project of the editor's own modules.
fn manifest() -> String {
    let editor = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../editor");
    format!(
        r#"[package]
name = "measured"
version = "0.1.0"
edition = "2024"

[package.metadata.playground]
title = "Measured"

[[package.metadata.modules.core]]
name = "playground-core-ecs"
features = ["entities", "queries", "events", "schedule", "transforms"]
systems = ["playground-systems-ecs"]

[dependencies]
playground-apps-editor = {{ path = "{}" }}
"#,
        editor.display()
    )
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", file.display());
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(failed)?;
    fs::write(file, bytes).map_err(failed)
}

fn done(answer: Answer) -> Result<(), String> {
    match answer {
        Answer::Done(_) => Ok(()),
        other => Err(format!("not done: {other:?}")),
    }
}
