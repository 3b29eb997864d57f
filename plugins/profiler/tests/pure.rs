//! The computations of the panel.
#![forbid(unsafe_code)]

use playground_base::{ComponentId, Value};
use playground_core_ecs::*;
use playground_plugins_profiler::{Timeline, ceiling, columns, condition, panic_location};

fn node(batch: Option<usize>, state: SystemState, start_ms: f32, last_ms: f32) -> SystemNode {
    SystemNode {
        batch,
        state,
        start_ms,
        times: SystemTimes {
            last_ms,
            runs: 1,
            ..SystemTimes::default()
        },
        ..SystemNode::default()
    }
}

fn edge(from: usize, to: usize) -> SystemEdge {
    SystemEdge {
        from,
        to,
        ..SystemEdge::default()
    }
}

#[test]
fn bars_lie_where_systems_ran_and_rows_follow_the_batches() {
    let stage = StageGraph {
        systems: vec![
            node(Some(0), SystemState::Ran, 0.0, 2.0),
            node(Some(1), SystemState::Ran, 2.0, 2.0),
            node(Some(0), SystemState::Ran, 0.0, 1.0),
            node(Some(1), SystemState::Skipped, 0.0, 9.0),
            node(None, SystemState::Refused(String::new()), 0.0, 0.0),
        ],
        batches: 2,
        edges: vec![edge(0, 1), edge(0, 3), edge(1, 3)],
        ..StageGraph::default()
    };
    let timeline = Timeline::of(&stage);
    assert_eq!(timeline.span_ms, 4.0);
    let bars: Vec<_> = timeline
        .bars
        .iter()
        .map(|bar| (bar.system, bar.left, bar.right))
        .collect();
    let skipped = (3, 0.5, 0.5);
    assert_eq!(
        bars,
        [(0, 0.0, 0.5), (2, 0.0, 0.25), (1, 0.5, 1.0), skipped]
    );
    // 0 -> 3 follows from the other two.
    assert_eq!(timeline.edges, [(0, 2, 0), (2, 3, 2)]);
    assert_eq!(timeline.marks_ms(4), [0.0, 1.0, 2.0, 3.0, 4.0]);
    assert_eq!(timeline.marks_ms(2), [0.0, 2.0, 4.0]);
}

#[test]
fn before_play_the_batches_stand_side_by_side() {
    let stage = StageGraph {
        systems: vec![
            node(Some(0), SystemState::Waiting, 0.0, 0.0),
            node(Some(1), SystemState::Waiting, 0.0, 0.0),
        ],
        batches: 2,
        ..StageGraph::default()
    };
    let timeline = Timeline::of(&stage);
    assert_eq!((timeline.bars[0].left, timeline.bars[1].left), (0.0, 0.5));
    assert!(timeline.bars[0].right < 0.5);
    assert!(timeline.marks_ms(5).is_empty());
}

#[test]
fn columns_keep_the_longest_and_the_newest_at_the_right() {
    assert_eq!(columns(&[1.0, 9.0, 2.0], 4, 1), [0.0, 1.0, 9.0, 2.0]);
    assert_eq!(columns(&[1.0, 9.0, 2.0], 2, 2), [1.0, 9.0]);
    assert_eq!(
        columns(&[5.0, 1.0, 2.0], 2, 1),
        [1.0, 2.0],
        "the oldest does not fit"
    );
    assert_eq!(ceiling(0.0), 0.1);
    for most_ms in [0.11, 0.9, 1.0, 7.2, 16.7, 940.0] {
        let top = ceiling(most_ms);
        assert!(top >= most_ms && top <= most_ms * 2.0, "{most_ms}: {top}");
    }
}

#[test]
fn conditions_and_times_are_formatted() {
    let id = ComponentId(1);
    let name = |_: ComponentId| "Rules".to_owned();
    let flag = |value| RunCondition::ResourceIs {
        resource: id,
        path: "paused",
        value,
    };
    for (of, expected) in [
        (RunCondition::Always, "always"),
        (RunCondition::ResourceExists(id), "while there is Rules"),
        (flag(Value::Bool(true)), "while Rules.paused"),
        (flag(Value::Bool(false)), "while not Rules.paused"),
        (flag(Value::UInt(3)), "while Rules.paused is 3"),
        (RunCondition::EventSent("swim::Hit"), "after a Hit"),
        (
            RunCondition::All(vec![
                RunCondition::EveryNth(2),
                RunCondition::Any(vec![
                    RunCondition::EverySeconds(0.5),
                    RunCondition::AnyMatch(0),
                ]),
            ]),
            "in 1 of 2 runs and (every 0.5 s or when query 0 has entities)",
        ),
    ] {
        assert_eq!(condition(&of, &name), expected);
    }
}

#[test]
fn location_of_a_panic_is_read_from_its_end() {
    for (error, expected) in [
        ("too deep at swim/rules.rs:12", Some(("swim/rules.rs", 12))),
        ("look at this at a/b.rs:7 (again)", Some(("a/b.rs", 7))),
        ("was ordered to fail", None),
        ("meet me at noon", None),
        ("at swim/rules.rs:", None),
    ] {
        assert_eq!(panic_location(error), expected, "{error}");
    }
}
