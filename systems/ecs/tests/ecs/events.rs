//! Events.

use crate::fixture::*;
use playground_core_ecs::{Event, FrameReport, FrameTime, Priority, Stage, Subscription};

fn send(f: &Fixture, kind: &str, priority: i32) {
    let event = Event {
        kind: kind.to_owned().into(),
        priority: Priority(priority),
        ..Event::default()
    };
    bound(f.events.call(|e| e.send(&f.world, event)));
}

fn kinds(f: &Fixture, reader: &mut Subscription) -> Vec<String> {
    let read = bound(f.events.call(|e| e.read(&f.world, reader)));
    read.into_iter()
        .map(|event| event.kind.into_owned())
        .collect()
}

fn frame(f: &Fixture, index: u64) {
    let frame = FrameTime {
        index,
        ..FrameTime::default()
    };
    let mut report = FrameReport::default();
    bound(
        f.schedule
            .call(|s| s.run(&f.world, Stage::Fixed, frame, &mut report)),
    );
}

#[test]
fn each_reader_gets_each_event_once() {
    let f = Fixture::new();
    let (mut one, mut hits) = (Subscription::default(), Subscription::default());
    hits.kind = "Hit".to_owned();
    send(&f, "Hit", 0);
    send(&f, "Miss", 0);
    assert_eq!(kinds(&f, &mut one), ["Hit", "Miss"]);
    assert_eq!(kinds(&f, &mut one), [""; 0]);
    send(&f, "Hit", 0);
    assert_eq!(kinds(&f, &mut one), ["Hit"]);
    assert_eq!(kinds(&f, &mut hits), ["Hit", "Hit"]);
}

#[test]
fn within_a_frame_higher_priority_goes_first() {
    let f = Fixture::new();
    let mut early = Subscription::default();
    send(&f, "low", -1);
    assert_eq!(kinds(&f, &mut early), ["low"]);
    send(&f, "first", 1);
    send(&f, "second", 1);
    frame(&f, 1);
    send(&f, "next frame", 9);
    let order = ["first", "second", "low", "next frame"];
    assert_eq!(kinds(&f, &mut Subscription::default()), order);
    assert_eq!(kinds(&f, &mut early), ["first", "second", "next frame"]);
}

#[test]
fn old_events_are_dropped() {
    let f = Fixture::new();
    send(&f, "old", 0);
    (1..20).for_each(|index| frame(&f, index));
    send(&f, "new", 0);
    assert_eq!(kinds(&f, &mut Subscription::default()), ["new"]);
    (0..20_000).for_each(|_| send(&f, "many", 0));
    let stored = kinds(&f, &mut Subscription::default()).len();
    assert!(
        stored < 20_000,
        "{stored} events are stored without a frame"
    );
}
