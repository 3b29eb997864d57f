//! Shows the shell in a window without an engine, to try both by hand.
//!
//! `cargo run -p playground-apps-editor --example shell_window [ADDRESS FOR INSPECTION]`

#[path = "../tests/shell/rig.rs"]
#[allow(dead_code, reason = "tests need more of it")]
mod rig;
#[path = "../tests/window/rig.rs"]
#[allow(dead_code, reason = "tests need more of it")]
mod window_rig;

use playground_apps_editor::window::{EguiPainter, WindowError, WindowOptions, run_window};
use playground_graphics::egui::{self, vec2};
use std::time::Instant;
use window_rig::{Content, DeviceApp};

struct ShellInWindow {
    rig: rig::Rig,
    frames: u64,
    since: Instant,
}

impl Content for ShellInWindow {
    fn ui(&mut self, ui: &mut egui::Ui) {
        self.frames += 1;
        self.rig.frame(ui);
        for command in self.rig.commands.drain(..) {
            let at = self.since.elapsed().as_secs_f32();
            println!("{at:.2} s, frame {}: {command:?}", self.frames);
        }
    }

    fn draw(&mut self, _painter: &mut EguiPainter) {}
}

fn main() -> Result<(), WindowError> {
    let options = WindowOptions {
        size: vec2(1400.0, 900.0),
        maximized: false,
    };
    let app = run_window(options, |ctx| {
        if let Some(address) = std::env::args().nth(1) {
            let folder = std::env::temp_dir();
            playground_apps_editor::window::inspect(ctx, &address, &folder)?;
        }
        Ok::<_, WindowError>(DeviceApp::new(ShellInWindow {
            rig: rig::Rig::new(ctx, rig::open_project()),
            frames: 0,
            since: Instant::now(),
        }))
    })?;
    println!("{} frames", app.inner.frames);
    Ok(())
}
