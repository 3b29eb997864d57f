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

/// Measures all rows. `peer` is Bevy's executable.
///
/// # Errors
/// What could not be started or measured.
pub fn measure(peer: &Path) -> Result<Vec<Row>, String> {
    let mut stage = Stage::start(&imports::files()?)?;
    let mut peer = Peer::start(peer, &stage.assets())?;
    eprintln!("drawn by {}", stage.gpu.adapter_info.name);
    let mut rows = textures::measure(&mut stage, &mut peer)?;
    rows.extend(imports::measure(&mut stage, &mut peer)?);
    rows.extend(cubes::measure(&mut stage, &mut peer)?);
    rows.extend(rest::measure(&mut stage)?);
    drop((stage, peer));
    rows.extend(memory::measure()?);
    Ok(rows)
}
