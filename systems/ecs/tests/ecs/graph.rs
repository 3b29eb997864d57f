//! The schedule graph.

use crate::fixture::*;
use playground_base::{ComponentId, Value, stable_id};
use playground_core_ecs::{
    FrameReport, FrameTime, ScheduleGraph, Stage, StageGraph, SystemConflict, SystemNode,
    SystemState,
};

fn graph(f: &Fixture) -> ScheduleGraph {
    bound(f.schedule.call(|s| s.graph(f.world.read().reader())))
}

fn stage(graph: &ScheduleGraph, stage: Stage) -> &StageGraph {
    let mut stages = graph.stages.iter();
    stages.find(|of| of.stage == stage).expect("all stages")
}

fn run(f: &Fixture, stage: Stage) {
    let mut report = FrameReport::default();
    let run = f
        .schedule
        .call(|s| s.run(&f.world, stage, FrameTime::default(), &mut report));
    bound(run);
}

fn names(stage: &StageGraph) -> Vec<(&str, Option<usize>)> {
    let node = |node: &SystemNode| (node.name, node.batch);
    stage.systems.iter().map(node).collect()
}

#[test]
fn conflict_without_an_order_is_ambiguous_and_names_its_components() {
    let f = Fixture::new();
    f.load_parallel("::Swaps");
    let word = |letter: char| ComponentId(stable_id(&format!("test::Word{letter}")));
    let row = |letter| (word(letter), fields(&[("value", Value::UInt(1))]));
    f.spawn("AB".chars().map(row).collect());
    f.spawn("ABC".chars().map(row).collect());
    run(&f, Stage::Update);
    let graph = graph(&f);
    assert_eq!(graph.threads, 2);
    let update = stage(&graph, Stage::Update);
    let ordered_names = [
        ("swaps::ab", Some(0)),
        ("swaps::cd", Some(0)),
        ("swaps::ce", Some(1)),
    ];
    assert_eq!(names(update), ordered_names);
    assert_eq!(update.batches, 2);
    let [edge] = &update.edges[..] else {
        panic!("one pair shares something: {:?}", update.edges)
    };
    assert_eq!((edge.from, edge.to), (1, 2));
    assert!(edge.ambiguous && !edge.ordered);
    let conflict = SystemConflict {
        component: word('C'),
        name: "test::WordC",
        from_writes: true,
        to_writes: true,
    };
    assert_eq!(edge.conflicts, [conflict]);
    let rows: Vec<usize> = update.systems.iter().map(|node| node.rows).collect();
    assert_eq!(rows, [2, 0, 0]);
    let node = &update.systems[0];
    assert!(node.plugin.ends_with("::Swaps"), "{node:?}");
    assert!(node.file.ends_with("swaps.rs") && node.line > 0, "{node:?}");
    assert!(stage(&graph, Stage::Fixed).systems.is_empty());
}

#[test]
fn a_declared_order_is_not_ambiguous() {
    let f = Fixture::new();
    f.load_plugin();
    let graph = graph(&f);
    let fixed = stage(&graph, Stage::Fixed);
    let ordered_names = [
        ("alpha::move", Some(0)),
        ("beta::early", Some(1)),
        ("alpha::late", Some(2)),
        ("alpha::lost", None),
    ];
    assert_eq!(names(fixed), ordered_names);
    let ambiguous: Vec<_> = fixed
        .edges
        .iter()
        .map(|edge| (edge.from, edge.to, edge.ordered, edge.ambiguous))
        .collect();
    // All three write the trace; only early and late are ordered.
    let expected = [
        (0, 1, false, true),
        (0, 2, false, true),
        (1, 2, true, false),
    ];
    assert_eq!(ambiguous, expected);
    let lost = fixed.systems.last().map(|node| &node.state);
    let refused =
        matches!(lost, Some(SystemState::Refused(why)) if why.contains("`after = \"nobody\"`"));
    assert!(refused, "{lost:?}");
}

#[test]
fn times_are_recorded_and_runs_counted() {
    let f = Fixture::new();
    f.load_parallel("::Swaps");
    let revision = || bound(f.schedule.call(|s| s.revision()));
    let before = revision();
    assert_eq!(revision(), before, "nothing ran");
    let of = |graph: &ScheduleGraph| stage(graph, Stage::Update).systems[0].clone();
    assert_eq!(of(&graph(&f)).state, SystemState::Waiting);
    for _ in 0..300 {
        run(&f, Stage::Update);
    }
    assert_eq!(revision(), before + 300);
    let graph = graph(&f);
    let node = of(&graph);
    assert_eq!((node.state, node.times.runs), (SystemState::Ran, 240));
    let times = node.times;
    assert!(times.last_ms > 0.0 && times.last_ms <= times.max_ms);
    assert!(times.mean_ms > 0.0 && times.mean_ms <= times.max_ms);
    let update = stage(&graph, Stage::Update);
    assert_eq!(update.recent_ms.len(), 240);
    assert!(update.times.last_ms >= node.start_ms + times.last_ms);
    f.load_parallel("::Waits");
    assert!(revision() > before + 300, "there are other systems now");
}
