//! Bindings while their module is reloaded again and again, on real threads and across the border
//! of a real library.
#![forbid(unsafe_code)]

use playground_base::{Atomic, Bound, Handle, ModuleError, pollster};
use playground_tests_binding::{BoundCounterView, Counters};
use std::thread::{Scope, ScopedJoinHandle};

/// Generations that are loaded at least, and steps that each thread takes at least meanwhile.
const RELOADS: u64 = 2_000;
const STEPS: u64 = 200;

/// The newest generation that is known to be bound, and whether more will follow.
#[derive(Clone)]
struct Progress {
    bound: Atomic<u64>,
    goes_on: Atomic<bool>,
}

impl Progress {
    fn new() -> Self {
        Self {
            bound: Atomic::new(1),
            goes_on: Atomic::new(true),
        }
    }

    /// Calls `step` with the newest generation known before it, for as long as there are reloads.
    fn meanwhile<'scope>(
        &self,
        scope: &'scope Scope<'scope, '_>,
        mut step: impl FnMut(u64) + Send + 'scope,
    ) -> Meanwhile<'scope> {
        let (progress, steps) = (self.clone(), Atomic::new(0));
        let done = steps.clone();
        let thread = scope.spawn(move || {
            while progress.goes_on.load() {
                step(progress.bound.load());
                done.store(done.load() + 1);
            }
        });
        Meanwhile { thread, steps }
    }
}

/// Ends the steps when it is dropped, also by a failing test, because the threads are joined.
struct Stop<'a>(&'a Progress);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.goes_on.store(false);
    }
}

/// A thread that takes steps while the module is reloaded.
struct Meanwhile<'scope> {
    thread: ScopedJoinHandle<'scope, ()>,
    steps: Atomic<u64>,
}

impl Meanwhile<'_> {
    /// True until it has met enough reloads, or has failed.
    fn wants_more(&self) -> bool {
        self.steps.load() < STEPS && !self.thread.is_finished()
    }
}

fn first() -> (Counters, BoundCounterView) {
    let counters = Counters::open().expect("cargo builds the library");
    let first = counters.next().expect("its constructor cannot fail");
    counters.reload(first).expect("it fits");
    let bound = counters.registry.bind().expect("the version is right");
    (counters, bound)
}

#[test]
fn calls_follow_reloads_and_retired_generations_are_dropped() {
    let (counters, bound) = first();
    counters.registry.panics().clone().install();
    let progress = Progress::new();
    let mut retired = Vec::new();
    let mut generation = 1;
    std::thread::scope(|scope| {
        let threads = [
            calls(&progress, scope, &bound),
            waits(&progress, scope, &bound),
            binds(&progress, scope, &counters),
            fails(&progress, scope, &bound),
        ];
        let stop = Stop(&progress);
        while generation < RELOADS || threads.iter().any(Meanwhile::wants_more) {
            generation += 1;
            let next = counters.next().expect("its constructor cannot fail");
            for old in counters.reload(next).expect("it fits") {
                retired.push(Handle::downgrade(&old.instance));
            }
            assert_eq!(bound.call(|c| c.generation()), Ok(generation));
            progress.bound.store(generation);
        }
        drop(stop);
        for Meanwhile { thread, .. } in threads {
            thread.join().expect("every step holds");
        }
    });
    assert_eq!(retired.len() as u64, generation - 1);
    let alive = retired.iter().filter(|old| old.strong_count() > 0).count();
    assert_eq!(alive, 0, "ViewModels of old generations are still held");
}

/// A call goes to a generation that is at least as new as the newest known before it.
fn calls<'scope>(
    progress: &Progress,
    scope: &'scope Scope<'scope, '_>,
    bound: &'scope BoundCounterView,
) -> Meanwhile<'scope> {
    progress.meanwhile(scope, |known| {
        let answered = bound.call(|c| c.generation()).expect("it is bound");
        assert!(answered >= known, "{answered} answers after {known}");
    })
}

/// An async call stays with the generation that it began in.
fn waits<'scope>(
    progress: &Progress,
    scope: &'scope Scope<'scope, '_>,
    bound: &'scope BoundCounterView,
) -> Meanwhile<'scope> {
    progress.meanwhile(scope, |known| {
        let call = bound.call_async(async |c| c.generation_across_a_wait().await);
        let (before, after) = pollster::block_on(call).expect("it is bound");
        assert!(before >= known, "{before} answers after {known}");
        assert_eq!(before, after);
    })
}

/// A binding that is made between two generations is not stuck at the first.
fn binds<'scope>(
    progress: &Progress,
    scope: &'scope Scope<'scope, '_>,
    counters: &'scope Counters,
) -> Meanwhile<'scope> {
    let mut previous: Option<BoundCounterView> = None;
    progress.meanwhile(scope, move |known| {
        let fresh = counters.registry.bind().expect("the version is right");
        for bound in previous.iter().chain([&fresh]) {
            let answered = bound.call(|c| c.generation()).expect("it is bound");
            assert!(answered >= known, "{answered} answers after {known}");
        }
        previous = Some(fresh);
    })
}

/// A panic is reported on its own thread, and leaves the binding usable.
fn fails<'scope>(
    progress: &Progress,
    scope: &'scope Scope<'scope, '_>,
    bound: &'scope BoundCounterView,
) -> Meanwhile<'scope> {
    progress.meanwhile(scope, |known| {
        let failed = bound.call(|c| c.fail());
        assert_panicked(failed, known, " fails at ");
        let failed = pollster::block_on(bound.call_async(async |c| c.fail_later().await));
        assert_panicked(failed, known, " fails later at ");
    })
}

fn assert_panicked(failed: Result<(), ModuleError>, known: u64, words: &str) {
    let Err(ModuleError::Panicked { message, .. }) = failed else {
        panic!("no panic was reported but {failed:?}");
    };
    let rest = message.strip_prefix("generation ").unwrap_or_default();
    let (generation, _place) = rest.split_once(words).unwrap_or_default();
    let generation: u64 = generation.parse().unwrap_or_default();
    assert!(generation >= known, "after {known}: {message}");
}

/// A call of a frame may hold its implementation for long: a reload neither waits for it nor drops
/// it.
#[test]
fn call_that_overlaps_a_reload_ends_in_its_generation() {
    let (counters, bound) = first();
    let reload_inside = |bound: &BoundCounterView| {
        bound.call(|old| {
            let next = counters.next().expect("its constructor cannot fail");
            let retired = counters.reload(next).expect("it fits");
            drop(retired);
            (old.generation(), Bound::call(bound, |new| new.generation()))
        })
    };
    assert_eq!(reload_inside(&bound), Ok((1, Ok(2))));
    assert_eq!(bound.call(|c| c.generation()), Ok(2));
}
