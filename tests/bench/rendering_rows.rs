//! Compares drawing, uploads and imports with Bevy, which is a process of its own (`tests/render-bench`)
//! and is measured by turns.

mod cubes;
mod glb;
mod imports;
mod memory;
mod pairs;
mod peer;
mod processor_time;
mod rest;
mod stage;
mod textures;
mod workload;

use crate::row::Row;
use peer::Peer;
use stage::Stage;
use std::path::Path;

/// What is measured, by name.
const PARTS: [&str; 5] = ["textures", "imports", "cubes", "rest", "memory"];

/// Measures all rows, or the part with the name `only`. `peer` is Bevy's executable.
///
/// # Errors
/// What could not be started or measured.
pub fn measure(peer: &Path, only: &str) -> Result<Vec<Row>, String> {
    if !only.is_empty() && !PARTS.contains(&only) {
        return Err(format!("no part `{only}`: {}", PARTS.join(", ")));
    }
    let is_wanted = |part: &str| only.is_empty() || only == part;
    let mut rows = Vec::new();
    if only != "memory" {
        let mut stage = Stage::start(&imports::files(is_wanted("imports"))?)?;
        let mut peer = Peer::start(peer, &stage.assets())?;
        eprintln!("drawn by {}", stage.gpu.adapter_info.name);
        for part in PARTS.into_iter().filter(|part| is_wanted(part)) {
            rows.extend(match part {
                "textures" => textures::measure(&mut stage, &mut peer)?,
                "imports" => imports::measure(&mut stage, &mut peer)?,
                "cubes" => cubes::measure(&mut stage, &mut peer)?,
                "rest" => rest::measure(&mut stage)?,
                _ => Vec::new(),
            });
        }
    }
    if is_wanted("memory") {
        rows.extend(memory::measure()?);
    }
    Ok(rows)
}
