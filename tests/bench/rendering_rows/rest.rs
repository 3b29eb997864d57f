//! The editor's frame while nothing changes.

use super::cubes;
use super::processor_time::ProcessorTime;
use super::stage::{Stage, WORKERS};
use super::workload::{CUBES, SIZE_PX};
use crate::row::{Row, median};
use playground_apps_editor::gui::WorldView3d;
use playground_core_ui::ViewportFrame;

/// Frames of a round, and rounds.
const FRAMES: u32 = 200;
const ROUNDS: usize = 11;

/// Static cubes: what the app does in a frame, and whether the viewport is to be drawn.
pub fn measure(stage: &mut Stage) -> Result<Vec<Row>, String> {
    let (mut view, mut viewport) = (WorldView3d::default(), ViewportFrame::default());
    viewport.size_px = SIZE_PX;
    stage.open_scene(&cubes::scene())?;
    frame(stage, &mut view, &mut viewport)?;
    view.force_best_quality();
    frame(stage, &mut view, &mut viewport)?;
    if view.redraw_after().is_some() {
        return Err("the picture is not at rest".to_owned());
    }
    stage.wait()?;
    let (mut times, mut clocks, mut of_view) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let clock = ProcessorTime::start(WORKERS);
        for _ in 0..FRAMES {
            frame(stage, &mut view, &mut viewport)?;
        }
        let spent = clock.end();
        times.push(spent.processor_ms / f64::from(FRAMES));
        clocks.push(spent.clock_ms / f64::from(FRAMES));
        let clock = ProcessorTime::start(WORKERS);
        for _ in 0..FRAMES {
            draw(stage, &mut view, &mut viewport)?;
        }
        of_view.push(clock.end().processor_ms / f64::from(FRAMES));
    }
    let name = |what: &str| format!("{CUBES} static cubes: {what} ms");
    Ok(vec![
        Row::limited(
            &name("a frame of the editor without its panels"),
            median(&times),
            0.1,
        ),
        Row::info(&name("the same on the clock"), median(&clocks)),
        Row::info(&name("of it the viewport's picture"), median(&of_view)),
    ])
}

fn frame(
    stage: &mut Stage,
    view: &mut WorldView3d,
    viewport: &mut ViewportFrame,
) -> Result<(), String> {
    stage.app.update(1.0 / 60.0);
    draw(stage, view, viewport)
}

fn draw(
    stage: &mut Stage,
    view: &mut WorldView3d,
    viewport: &mut ViewportFrame,
) -> Result<(), String> {
    let app = &mut stage.app;
    let (engine, state) = (&mut app.document.engine, &app.mirror.state);
    let device = (&stage.gpu, &app.views.rendering);
    view.draw((engine, None), state, device, viewport)
        .map(|_| ())
}
