//! Large files that are copied into the project.

use crate::rig::{Rig, done, later};
use playground_base::serde_json::json;
use std::path::PathBuf;

/// A file of 24 MiB beside the project.
fn large(rig: &Rig) -> PathBuf {
    let file = rig.project().with_file_name("large film.bin");
    let bytes: Vec<u8> = (0..24_u32 << 20).map(|at| (at >> 4) as u8).collect();
    std::fs::write(&file, bytes).expect("it can be written");
    file
}

#[test]
fn large_file_is_copied_by_a_job_and_is_one_step() {
    let mut rig = Rig::new();
    let file = large(&rig);
    let job = later(rig.script(&format!("import \"{}\" films", file.display())));
    let jobs = done(rig.script("jobs"));
    assert_eq!(jobs["jobs"][0]["subject"], json!("large film.bin"));
    rig.gui.app.advance(job);
    let copied = rig.project().join("assets/films/large film.bin");
    let same = std::fs::read(&copied).ok() == std::fs::read(&file).ok();
    assert!(same && copied.exists());
    assert!(rig.gui.app.jobs.running().is_empty());
    done(rig.script("undo"));
    assert!(!copied.exists());
}

#[test]
fn copy_that_is_cancelled_leaves_nothing() {
    let mut rig = Rig::new();
    let file = large(&rig);
    let job = later(rig.script(&format!("import \"{}\"", file.display())));
    done(rig.script(&format!("cancel {}", job.0)));
    let start = std::time::Instant::now();
    let staged = rig.project().join(".playground/removed");
    let left = || std::fs::read_dir(&staged).map_or(0, Iterator::count);
    // The thread ends with its next part.
    loop {
        rig.frame();
        if left() == 0 && start.elapsed().as_millis() > 200 {
            break;
        }
        assert!(start.elapsed().as_secs() < 10, "{} are left", left());
    }
    assert!(!rig.project().join("assets/large film.bin").exists());
    assert!(rig.gui.app.state().steps.is_empty());
}
