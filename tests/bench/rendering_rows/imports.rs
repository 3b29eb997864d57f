//! Imports of a large model: first, and from the cache.

use super::glb::glb;
use super::pairs::Pairs;
use super::peer::Peer;
use super::stage::Stage;
use crate::row::Row;
use playground_base::AssetRef;
use std::time::{Duration, Instant};

/// Rounds that count, and those before them. Each has a file of its own.
const ROUNDS: usize = 5;
const WARM_UP: usize = 1;

/// Meshes of a file, so that it has 50 MB.
const MESHES: u32 = 46;

/// The longest time of an import.
const LONGEST: Duration = Duration::from_secs(120);

/// The files to import, with their names; none where imports are not measured.
pub fn files(is_wanted: bool) -> Result<Vec<(String, Vec<u8>)>, String> {
    let count = if is_wanted { WARM_UP + ROUNDS } else { 0 };
    let files = (0..count).map(|at| Ok((name_of(at), glb(MESHES, at)?)));
    files.collect()
}

fn name_of(at: usize) -> String {
    format!("model-{at}.glb")
}

/// Imports all files, against Bevy's loads of them: from the request until all of it is there.
pub fn measure(stage: &mut Stage, peer: &mut Peer) -> Result<Vec<Row>, String> {
    let bytes = std::fs::metadata(stage.assets().join(name_of(0)));
    let megabytes = bytes.map_or(f64::NAN, |file| file.len() as f64 / 1e6);
    let mut load = |at: usize| -> Result<f64, String> {
        let times = peer.ask(&format!("load {}", name_of(at)))?;
        times.first().copied().ok_or_else(|| "no time".to_owned())
    };
    at_rest(stage);
    let [first] = Pairs::measure(
        (WARM_UP, ROUNDS),
        |at| Ok([import(stage, &name_of(at))?]),
        |at| Ok([load(at)?]),
    )?;
    let [kept] = Pairs::measure(
        (WARM_UP, ROUNDS),
        |at| {
            stage.open()?;
            at_rest(stage);
            Ok([import(stage, &name_of(at))?])
        },
        |at| Ok([load(at)?]),
    )?;
    let name = |what: &str| format!("GLB of {megabytes:.0} MB: {what} ms");
    Ok(vec![
        first.row(&name("first import, against a load"), Some(0.7)),
        kept.row(&name("from the cache, against a load"), Some(0.7)),
    ])
}

/// Until the files of the project are looked at.
fn at_rest(stage: &mut Stage) {
    let start = Instant::now();
    let engine = &mut stage.app.document.engine;
    while engine.wait_pictures(LONGEST) && start.elapsed() < LONGEST {}
}

/// Imports a file, in milliseconds.
fn import(stage: &mut Stage, path: &str) -> Result<f64, String> {
    let engine = &mut stage.app.document.engine;
    let reference = AssetRef {
        path: path.to_owned(),
        id: None,
    };
    let start = Instant::now();
    engine.models_mut().begin_list();
    if engine.models_mut().request(&reference).is_some() {
        return Err(format!("{path} was there before"));
    }
    engine.wait_pictures(LONGEST);
    let time_ms = start.elapsed().as_secs_f64() * 1e3;
    match engine.models().get(&reference) {
        Some(_) => Ok(time_ms),
        None => {
            let problems = engine.models().problems().map(|of| of.message.as_str());
            let problems: Vec<&str> = problems.collect();
            Err(format!("{path} is not imported: {}", problems.join("; ")))
        }
    }
}
