//! Cubes that move: one mesh, one material, each at its own place.

use super::pairs::Pairs;
use super::peer::Peer;
use super::processor_time::ProcessorTime;
use super::stage::{Stage, WORKERS};
use super::workload::{CUBES, place_m};
use crate::row::{Row, median};
use playground_base::glam::Vec3;
use playground_base::{Component, to_value};
use playground_core_drawing::MeshRenderer;
use playground_core_ecs::{EntityId, Query, RowSource, Transform};
use std::fmt::Write as _;

/// Rounds that count, and those before them.
const ROUNDS: usize = 60;
const WARM_UP: usize = 6;

/// Extraction, preparation and encoding of all cubes, against Bevy.
pub fn measure(stage: &mut Stage, peer: &mut Peer) -> Result<Vec<Row>, String> {
    stage.open_scene(&scene())?;
    peer.ask("cubes")?;
    let cubes = ids(stage)?;
    let mut drivers = Vec::new();
    let [processor, clock, driver] = Pairs::measure(
        (WARM_UP, ROUNDS),
        |round| {
            move_all(stage, &cubes, round as u32 + 1)?;
            let times = frame(stage)?;
            drivers.push(times[2]);
            Ok(times)
        },
        |_| three(&peer.ask("frame moving")?),
    )?;
    // A side that draws nothing would be fast: the driver's own threads tell.
    if median(&drivers) < 1.0 {
        return Err("the driver draws no cubes".to_owned());
    }
    let name = |what: &str| format!("{CUBES} moving cubes: {what} ms");
    let mut rows = vec![
        processor.row(&name("extract, prepare, encode, processor time"), Some(0.4)),
        clock.row(&name("extract, prepare, encode, on the clock"), None),
        driver.row(&name("the driver's own threads, which do not count"), None),
    ];
    let [still, _, _] = Pairs::measure(
        (WARM_UP, ROUNDS / 2),
        |_| frame(stage),
        |_| three(&peer.ask("frame still")?),
    )?;
    let what = "drawn again although nothing moves, processor time";
    rows.push(still.row(&format!("{CUBES} cubes: {what} ms"), None));
    Ok(rows)
}

/// Processor and clock time of a frame, and what the driver's threads took for it, milliseconds.
fn frame(stage: &mut Stage) -> Result<[f64; 3], String> {
    let (all, drawing) = (ProcessorTime::start(&[""]), ProcessorTime::start(WORKERS));
    let stats = stage.draw()?;
    let drawing = drawing.end();
    stage.wait()?;
    let driver_ms = all.end().processor_ms - drawing.processor_ms;
    if (stats.instances as usize) < CUBES {
        return Err(format!("{} of {CUBES} cubes are drawn", stats.instances));
    }
    Ok([drawing.processor_ms, drawing.clock_ms, driver_ms])
}

fn three(numbers: &[f64]) -> Result<[f64; 3], String> {
    let three = numbers.first_chunk();
    three
        .copied()
        .ok_or_else(|| format!("{numbers:?} are too few"))
}

/// The cubes, in the order of the scene.
fn ids(stage: &Stage) -> Result<Vec<EntityId>, String> {
    let engine = &stage.app.document.engine;
    let query = Query {
        reads: vec![MeshRenderer::ID],
        ..Query::default()
    };
    let (world, queries) = (engine.world(), &engine.views().queries);
    let found = queries.call(|view| view.entities(world, &query));
    let mut found = found.map_err(|error| error.to_string())?;
    found.sort_unstable();
    match found.len() {
        CUBES => Ok(found),
        count => Err(format!("the scene has {count} cubes")),
    }
}

/// Writes all transforms, and what follows from them. Not measured: it is the game's part of a frame.
fn move_all(stage: &mut Stage, cubes: &[EntityId], frame: u32) -> Result<(), String> {
    let row = |(at, cube): (usize, &EntityId)| {
        let place = Transform::from_translation(Vec3::from_array(place_m(at, frame)));
        let value = to_value(&place).map_err(|error| error.to_string())?;
        Ok((*cube, Transform::ID, RowSource::Value(value)))
    };
    let rows: Result<Vec<_>, String> = cubes.iter().enumerate().map(row).collect();
    let rows = rows?;
    let engine = &stage.app.document.engine;
    let (world, components) = (engine.world(), &engine.views().components);
    let inserted = components.call(|view| view.insert(world, rows));
    let inserted = inserted.map_err(|error| error.to_string())?;
    inserted.map_err(|error| error.to_string())?;
    engine.propagate_edits().map_err(|error| error.to_string())
}

/// The cubes and a sun without shadows, as a scene.
pub fn scene() -> String {
    let rotation = "rotation: (0.0, 0.0, 0.0, 1.0), scale: (1.0, 1.0, 1.0)";
    let mut text = String::from(
        "(version: 1, entities: [
        (id: 0, components: {
            \"playground-core-drawing::Light\": (kind: Directional, shadows: false),
            \"playground-core-ecs::Transform\": (translation: (10.0, 30.0, 12.0), rotation: (-0.47, 0.25, 0.14, 0.83), scale: (1.0, 1.0, 1.0)),
        }),\n",
    );
    for cube in 0..CUBES {
        let ([x, y, z], id) = (place_m(cube, 0), cube + 1);
        let _never_fails = write!(
            text,
            "(id: {id}, components: {{
            \"playground-core-drawing::MeshRenderer\": (mesh: Cube, color: (r: 0.8, g: 0.5, b: 0.3, a: 1.0)),
            \"playground-core-ecs::Transform\": (translation: ({x:?}, {y:?}, {z:?}), {rotation}),
        }}),\n"
        );
    }
    text.push_str("])\n");
    text
}
