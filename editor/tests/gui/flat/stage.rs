//! [`Stage`]: an editor whose world is drawn, and pictures that are compared.

use crate::rig::{Rig, done};
use playground_apps_editor::gui::WorldView3d;
use playground_apps_editor::window::GpuSource;
use playground_base::image::{self, Rgba, RgbaImage};
use playground_base::serde_json::Value as Json;
use playground_core_drawing::Pixels;
use playground_core_rendering::Gpu;
use playground_core_ui::ViewportFrame;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The difference of a channel above which a pixel counts as different.
const CHANNEL_TOLERANCE: u8 = 12;
/// The share of pixels that may differ: edges hit other samples on other machines.
const PIXEL_TOLERANCE: f32 = 0.01;

/// An editor whose world is drawn as the game sees it, in pictures of 320 x 200 pixels.
pub struct Stage {
    pub rig: Rig,
    gpu: Gpu,
    view: WorldView3d,
    frame: ViewportFrame,
}

impl Stage {
    /// A camera sees 10 m in height around the origin, before a dark sky. The project has the picture
    /// `sheet.png`: 4 x 2 cells of 16 x 16 pixels.
    pub fn new() -> Self {
        let mut rig = Rig::new();
        let assets = rig.project().join("assets");
        std::fs::create_dir_all(&assets).expect("the project can be written");
        sheet()
            .save(assets.join("sheet.png"))
            .expect("so can a file in it");
        let start = rig.gui.app.start_renderer(&GpuSource::headless());
        let gpu = start.expect("there is a software driver").gpu;
        let mut stage = Self {
            rig,
            gpu,
            view: WorldView3d::default(),
            frame: ViewportFrame {
                size_px: [320, 200],
                ..ViewportFrame::default()
            },
        };
        for line in [
            "spawn camera2d Eye",
            "set Eye Transform.translation (0.0, 0.0, 500.0)",
            "spawn environment Air",
            "set Air Environment.sky (0.02, 0.02, 0.03, 1.0)",
            "set Air Environment.horizon (0.02, 0.02, 0.03, 1.0)",
            "set Air Environment.ground (0.02, 0.02, 0.03, 1.0)",
            "gamecamera on",
        ] {
            stage.line(line);
        }
        stage.wait_assets();
        stage
    }

    /// Looks at the files again.
    pub fn wait_assets(&mut self) {
        let engine = &mut self.rig.gui.app.document.engine;
        engine.look_at_assets();
        engine
            .wait_assets(Duration::from_secs(20))
            .expect("they are looked at");
    }

    pub fn line(&mut self, line: &str) -> Json {
        done(self.rig.script(line))
    }

    pub fn get(&mut self, path: &str) -> Json {
        self.line(&format!("get {path}"))["value"].clone()
    }

    /// A picture, once all that it shows was read; and how long the last one took.
    pub fn picture(&mut self) -> (Pixels, Duration) {
        self.draw();
        let engine = &mut self.rig.gui.app.document.engine;
        assert!(engine.wait_pictures(Duration::from_secs(20)) || !engine.pictures().is_reading());
        self.draw();
        self.view.force_best_quality();
        let took = self.draw();
        let target = self.view.target().and_then(|target| target.images.as_ref());
        let color = &target.expect("it was drawn").color;
        let rendering = &self.rig.gui.app.views.rendering;
        let pixels = rendering.call(|r| r.read_pixels(&self.gpu, color));
        (pixels.expect("it is bound").expect("it can be read"), took)
    }

    fn draw(&mut self) -> Duration {
        let app = &mut self.rig.gui.app;
        app.refresh();
        let state = app.state().clone();
        let started = Instant::now();
        let engine = &mut app.document.engine;
        let rendering = &app.views.rendering;
        let drawn = self.view.draw(
            (engine, None),
            &state,
            (&self.gpu, rendering),
            &mut self.frame,
        );
        drawn.expect("it can be drawn");
        started.elapsed()
    }

    /// The entity at a pixel.
    pub fn pick(&mut self, at: [u32; 2]) -> Option<u64> {
        self.frame.pick_px = Some(at);
        self.draw();
        self.frame.picked.take().flatten().map(|id| id.to_bits())
    }

    /// Compares a picture with `tests/snapshots/NAME.png`. `PLAYGROUND_NEW_PICTURES=1` replaces it instead.
    /// What was drawn is saved in the target folder.
    pub fn compare(&mut self, name: &str) {
        let (drawn, _) = self.picture();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        write(&folder.join(format!("{name}.png")), &drawn);
        let golden =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/snapshots/{name}.png"));
        if std::env::var_os("PLAYGROUND_NEW_PICTURES").is_some() {
            write(&golden, &drawn);
        }
        let different = difference(&read(&golden), &drawn);
        assert!(
            different <= PIXEL_TOLERANCE,
            "{:.2}% of the pixels differ from {}; see {name}.png in {}",
            different * 100.0,
            golden.display(),
            folder.display()
        );
    }
}

/// The colour of the pixel at a place.
pub fn pixel(pixels: &Pixels, [x, y]: [u32; 2]) -> [u8; 4] {
    let at = 4 * (y * pixels.width_px + x) as usize;
    pixels.rgba[at..at + 4].try_into().expect("four bytes")
}

/// The colours of the eight cells.
pub const CELLS: [[u8; 4]; 8] = [
    [230, 60, 60, 255],
    [240, 160, 40, 255],
    [240, 230, 60, 255],
    [70, 190, 80, 255],
    [60, 170, 220, 255],
    [70, 80, 220, 255],
    [170, 80, 210, 255],
    [120, 120, 120, 255],
];

/// Each cell in its colour, with a dark edge and a white mark at its upper left: whoever mirrors it is seen.
fn sheet() -> RgbaImage {
    RgbaImage::from_fn(64, 32, |x, y| {
        let (cell, x, y) = ((x / 16 + y / 16 * 4) as usize, x % 16, y % 16);
        let is_edge = x == 0 || y == 0 || x == 15 || y == 15;
        let is_mark = (2..8).contains(&x) && (2..4).contains(&y)
            || (2..4).contains(&x) && (2..6).contains(&y);
        Rgba(match (is_edge, is_mark) {
            (true, _) => [20, 20, 20, 255],
            (_, true) => [255, 255, 255, 255],
            _ => CELLS[cell],
        })
    })
}

fn difference(a: &Pixels, b: &Pixels) -> f32 {
    assert_eq!((a.width_px, a.height_px), (b.width_px, b.height_px));
    let pairs = a.rgba.chunks_exact(4).zip(b.rgba.chunks_exact(4));
    let differs = |(a, b): &(&[u8], &[u8])| {
        let mut channels = a.iter().zip(b.iter());
        channels.any(|(a, b)| a.abs_diff(*b) > CHANNEL_TOLERANCE)
    };
    pairs.clone().filter(differs).count() as f32 / pairs.count().max(1) as f32
}

fn write(file: &PathBuf, pixels: &Pixels) {
    let (width, height) = (pixels.width_px, pixels.height_px);
    image::save_buffer(file, &pixels.rgba, width, height, image::ColorType::Rgba8)
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

fn read(file: &Path) -> Pixels {
    let picture = image::open(file).unwrap_or_else(|error| {
        panic!(
            "{}: {error}. PLAYGROUND_NEW_PICTURES=1 makes it.",
            file.display()
        )
    });
    let picture = picture.to_rgba8();
    Pixels {
        width_px: picture.width(),
        height_px: picture.height(),
        rgba: picture.into_raw(),
    }
}
