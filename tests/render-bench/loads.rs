//! Loads of files by the asset server.

use crate::processor_time::ProcessorTime;
use crate::stage::{Stage, WORKERS};
use bevy::asset::RecursiveDependencyLoadState;
use bevy::gltf::Gltf;
use bevy::prelude::*;
use std::time::Duration;

/// Loads a file with all that it holds, and forgets it. Returns clock and processor milliseconds.
pub fn load(stage: &mut Stage, file: &str) -> Result<Vec<f64>, String> {
    let server = stage.app.world().resource::<AssetServer>().clone();
    let clock = ProcessorTime::start(WORKERS);
    let handle: Handle<Gltf> = server.load(file.to_owned());
    // Its events are handled by the main schedule: nothing is drawn meanwhile.
    loop {
        stage.app.main_mut().run_default_schedule();
        match server.recursive_dependency_load_state(&handle) {
            RecursiveDependencyLoadState::Loaded => break,
            RecursiveDependencyLoadState::Failed(error) => return Err(error.to_string()),
            _ => std::thread::sleep(Duration::from_millis(1)),
        }
    }
    let spent = clock.end();
    drop(handle);
    for _ in 0..3 {
        stage.app.main_mut().run_default_schedule();
    }
    Ok(vec![spent.clock_ms, spent.processor_ms])
}
