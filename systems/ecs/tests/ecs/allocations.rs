//! Checks that a repeated frame allocates nothing.
//!
//! A counting allocator in this program would not see the allocations of modules, because each
//! library has its own allocator. So the test starts itself once more with a preloaded library that
//! counts the calls of all of them.
#![expect(
    clippy::disallowed_methods,
    reason = "the test starts itself and the C compiler, and no project's code"
)]

use crate::fixture::*;
use playground_base::glam::Vec3;
use playground_base::rayon::{self, ThreadPoolBuilder};
use playground_base::{ComponentId, Key, Value, stable_id};
use playground_core_ecs::{FrameReport, FrameTime, Stage, Transform};
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Barrier;
use std::time::Instant;

const NAME: &str = "allocations::a_frame_like_the_one_before_allocates_nothing";
const COUNT: &str = "ALLOCATION_COUNT";

/// Frames that count, and those before them.
const FRAMES: u64 = 300;
const WARM_UP: u64 = 100;

#[test]
fn a_frame_like_the_one_before_allocates_nothing() {
    if let Some(count) = std::env::var_os(COUNT) {
        return measure(&File::open(count).expect("the file is there"));
    }
    let folder = std::env::temp_dir().join(format!("allocations-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for a moment");
    let (library, count) = (counter(&folder), folder.join("count"));
    std::fs::write(&count, [0; 8]).expect("a file for a moment");
    let mut again = Command::new(std::env::current_exe().expect("a test is a file"));
    again.args(["--exact", NAME, "--nocapture"]);
    again.env(COUNT, &count).env("LD_PRELOAD", library);
    let output = again.output().expect("it started before");
    let _ = std::fs::remove_dir_all(&folder);
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words}{errors}");
    assert!(words.contains("1 passed"), "it measured nothing: {words}");
}

/// The library that counts, compiled by the C compiler that Rust links with.
fn counter(folder: &Path) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/allocations/count.c");
    let library = folder.join("libcount.so");
    let mut compiler = Command::new("cc");
    compiler.args(["-O2", "-shared", "-fPIC", "-o"]);
    compiler.arg(&library).arg(source);
    let status = compiler.status().expect("Rust links with cc");
    assert!(status.success(), "the library does not compile");
    library
}

fn measure(count: &File) {
    let f = populated();
    let key: Key<Transform> = bound(f.context.key());
    let mut report = FrameReport::default();
    let mut ran = Vec::new();
    let mut frame = |index| {
        move_all(&f, &key);
        for stage in [Stage::Fixed, Stage::Update] {
            let frame = FrameTime {
                index,
                delta_s: 0.01,
                ..FrameTime::default()
            };
            bound(
                f.schedule
                    .call(|s| s.run(&f.world, stage, frame, &mut report)),
            );
            assert_eq!(report.errors().count(), 0);
            if index == 0 {
                let systems = report.systems.iter().filter(|system| !system.skipped);
                ran.extend(systems.map(|system| system.name));
            }
        }
        f.propagate();
    };
    (0..WARM_UP).for_each(&mut frame);
    let_the_other_steal(&f);
    let before = counted(count);
    (WARM_UP..WARM_UP + FRAMES).for_each(&mut frame);
    let allocated = counted(count) - before;
    measure_changes(&f, &key, count);
    for name in ["walk", "ask_for_nothing", "listen", "alone", "seeded"] {
        let name = format!("steady::{name}");
        assert!(ran.contains(&name.as_str()), "{name} is not among {ran:?}");
    }
    std::hint::black_box(Box::new([0_u8; 64]));
    assert!(counted(count) > before, "the counter does not count");
    assert_eq!(allocated, 0, "allocations in {FRAMES} frames");
}

/// A worker allocates when it looks for work of another for the first time. On a busy machine the
/// frames before may be over until then. Here one waits for the other to take its work.
fn let_the_other_steal(f: &Fixture) {
    let both = Barrier::new(2);
    let meet = || {
        both.wait();
    };
    f.world.workers.install(|| rayon::join(meet, meet));
}

/// Flat entities, a hierarchy, systems that run in parallel on four archetypes, and functions with
/// each kind of parameter, exclusive ones and observers among them.
fn populated() -> Fixture {
    let workers = ThreadPoolBuilder::new().num_threads(2).use_current_thread();
    let f = Fixture::with_workers(workers);
    f.load_parallel("::Swaps");
    f.load_functions();
    let idle = ComponentId(stable_id("functions::Idle"));
    let value = || fields(&[("value", Value::F32(1.0))]);
    let spawned = f.try_spawn(
        (0..500)
            .map(|_| request(None, vec![(idle, value())]))
            .collect(),
    );
    spawned.expect("there is room");
    let word = |letter: char| ComponentId(stable_id(&format!("test::Word{letter}")));
    let row = |letter| (word(letter), fields(&[("value", Value::UInt(1))]));
    for components in ["AB", "ABC", "ABCD", "ABCE"] {
        let entity = || {
            let mut rows: Vec<_> = components.chars().map(row).collect();
            rows.push(at(1.0, 2.0, 3.0));
            request(None, rows)
        };
        let spawned = f.try_spawn((0..3_000).map(|_| entity()).collect());
        let above = spawned.expect("there is room")[0];
        let child = || request(None, vec![at(0.0, 1.0, 0.0), under(above)]);
        let children = f.try_spawn((0..100).map(|_| child()).collect());
        children.expect("there is room");
    }
    f
}

/// A copy of what changed allocates some memory for each column, however many rows it has; a world that
/// nobody wrote needs a few lists.
fn measure_changes(f: &Fixture, key: &Key<Transform>, count: &File) {
    const ROWS: u64 = 100_000;
    let entity = || request(None, vec![at(1.0, 2.0, 3.0)]);
    let spawned = f.try_spawn((0..ROWS).map(|_| entity()).collect());
    spawned.expect("there is room");
    f.propagate();
    let moment = bound(f.whole.call(|w| w.moment(&f.world)));
    let measured = || {
        let (before, start) = (counted(count), Instant::now());
        let changes = bound(f.whole.call(|w| w.changes(&f.world, &moment)));
        let time = start.elapsed();
        (counted(count) - before, time, changes)
    };
    let (at_rest, time, changes) = measured();
    println!("changes of a world at rest: {at_rest} allocations, {time:?}");
    assert!(changes.archetypes.is_empty());
    move_all(f, key);
    let (moved, time, changes) = measured();
    let columns = changes.archetypes.iter().map(|of| of.columns.len());
    let columns: usize = columns.sum();
    let rows = changes.archetypes.iter().flat_map(|of| &of.columns);
    let rows: usize = rows.map(|column| column.copies.count()).sum();
    println!("changes of {rows} rows in {columns} columns: {moved} allocations, {time:?}");
    assert!(rows as u64 > ROWS);
    assert!(moved <= at_rest + 8 * columns as u64, "{moved} allocations");
}

fn move_all(f: &Fixture, key: &Key<Transform>) {
    let world_data = f.world.data.read();
    let mut transforms = bound(key.write(&world_data.token));
    for archetype in 0..world_data.archetypes.len() as u32 {
        for row in transforms.rows_mut(playground_base::ArchetypeId(archetype)) {
            row.translation += Vec3::X;
        }
    }
}

/// Read without allocating.
fn counted(count: &File) -> u64 {
    let mut bytes = [0; 8];
    count.read_exact_at(&mut bytes, 0).expect("it is open");
    u64::from_le_bytes(bytes)
}
