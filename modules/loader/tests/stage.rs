//! Staging, by several engines of one process at once.

use playground_modules_loader::{StagedLibrary, stage};
use std::path::Path;
use std::sync::Barrier;
use std::thread;

const THREADS: usize = 8;

/// Each thread stages the library at `built`, all from the same moment on.
fn stage_at_once(built: &Path, folder: &Path) -> Vec<StagedLibrary> {
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        let staging = [(); THREADS].map(|()| {
            scope.spawn(|| {
                start.wait();
                stage(built, folder, "fish").expect("it is staged")
            })
        });
        let ends = staging.into_iter().map(thread::ScopedJoinHandle::join);
        ends.map(|end| end.expect("no thread panics")).collect()
    })
}

#[test]
fn threads_that_stage_the_same_library_at_once_get_the_same_whole_copy() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let built = folder.path().join("libfish.so");
    for round in 0..20_u8 {
        let content = vec![round; 1 << 20];
        std::fs::write(&built, &content).expect("the temporary folder is writable");
        let staging = folder.path().join("staging");
        let staged = stage_at_once(&built, &staging);
        assert!(staged.iter().all(|library| *library == staged[0]));
        let copy = std::fs::read(staged[0].library.file()).expect("the copy is there");
        assert!(copy == content, "round {round}: the copy is another file");
        let left = std::fs::read_dir(&staging).expect("it was made").count();
        assert_eq!(left, usize::from(round) + 1, "nothing half done is left");
    }
}

#[test]
fn copy_that_a_power_cut_left_empty_is_made_again() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let built = folder.path().join("libfish.so");
    std::fs::write(&built, b"a whole library").expect("the temporary folder is writable");
    let staging = folder.path().join("staging");
    let first = stage(&built, &staging, "fish").expect("it is staged");
    std::fs::write(first.library.file(), b"").expect("the temporary folder is writable");
    let again = stage(&built, &staging, "fish").expect("it is staged");
    assert_eq!(again, first);
    let copy = std::fs::read(again.library.file()).expect("the copy is there");
    assert_eq!(copy, b"a whole library");
}
