//! Components, resources and events of the functions.

use playground_base::glam::Vec3;
use playground_base::{component, described, effect, event};
use playground_core_ecs::EntityId;

/// A number.
#[component(name = "functions::A")]
pub struct A {
    /// It.
    pub value: i32,
}

/// Another number.
#[component(name = "functions::B")]
pub struct B {
    /// It.
    pub value: i32,
}

/// Comes and goes.
#[component(name = "functions::Mark", sparse)]
pub struct Mark {
    /// A number.
    pub number: i32,
}

/// Names another entity.
#[component(name = "functions::Points")]
pub struct Points {
    /// The named entity.
    pub at: EntityId,
}

/// The script: which function runs.
#[component(name = "functions::Script", resource)]
pub struct Script {
    /// The function to run.
    pub test: Test,
    /// A number for the function.
    pub number: i32,
    /// A tenth of it.
    pub tenth: f32,
}

/// The functions.
#[described]
#[derive(Copy, Eq)]
pub enum Test {
    /// Nothing.
    #[default]
    Nothing,
    /// `for`, `for_each`, `for_columns`, `par_for_each` and `get` give the same.
    AllMethods,
    /// What may be missing.
    Optional,
    /// At least one of two.
    AnyOf,
    /// Sparse components.
    Sparse,
    /// Adds to what changed.
    Changed,
    /// Counts what is new.
    Added,
    /// One of two filters.
    Or,
    /// Pairs.
    Pairs,
    /// The only one.
    Single,
    /// Commands.
    Commands,
    /// An empty batch, and a command after it.
    Empty,
    /// An id that outlives its buffer.
    Stale,
    /// Sends events.
    Send,
    /// Random numbers.
    Random,
    /// Two queries over the same.
    Set,
    /// The data of a `Local`.
    Local,
    /// Systems of several blocks, one after the other.
    Order,
    /// Names that look like others.
    Names,
    /// Exclusive.
    Exclusive,
    /// What an exclusive system sends, and the parents that it gives.
    ExclusiveSends,
    /// Two sources of random numbers.
    TwoRandom,
    /// Whether the run counts.
    DryRun,
    /// Effects.
    Effects,
    /// Effects of a system that fails.
    FailingEffects,
    /// A condition on a fraction.
    Fraction,
    /// A panic.
    Panic,
    /// A panic on another thread than the system's.
    PanicElsewhere,
}

/// The log of the functions.
#[component(name = "functions::Log", resource)]
pub struct Log {
    /// In order.
    pub lines: Vec<String>,
}

/// An event.
#[event(name = "functions::Burst")]
pub struct Burst {
    /// Its size.
    pub size: i32,
}

/// An event that names an entity.
#[event(name = "functions::Born")]
pub struct Born {
    /// The entity.
    pub entity: EntityId,
}

/// An effect.
#[effect(name = "functions::Sound")]
pub struct Sound {
    /// How high; one below 0 cannot be played.
    pub pitch: i32,
    /// The entity that makes the sound.
    pub of: EntityId,
}

/// A resource whose field is called like a keyword.
#[component(name = "functions::Keywords", resource)]
pub struct Keywords {
    /// It.
    pub r#type: i32,
}

/// A resource of one value.
#[component(name = "functions::Level", resource)]
pub struct Level(pub u8);

/// An effect that is never sent.
#[effect(name = "functions::Keyword")]
pub struct Keyword {}

/// Read by idle systems.
#[component(name = "functions::Idle")]
#[derive(Copy)]
pub struct Idle {
    /// It.
    pub value: f32,
    /// Written by a system that requests random numbers first.
    pub other: f32,
}

/// An event that is never sent.
#[event(name = "functions::Silence")]
pub struct Silence {}

/// The `Local` of a system.
#[described]
pub struct RunCount {
    /// Runs.
    pub runs: u32,
}

/// Where a thing is, for `loops`.
#[component(name = "functions::Position")]
pub struct Position {
    /// In metres.
    pub value: Vec3,
}

/// How a thing moves, for `loops`.
#[component(name = "functions::Velocity")]
pub struct Velocity {
    /// In metres a second.
    pub value: Vec3,
}

/// Times that `loops` measures.
#[component(name = "functions::LoopTimes", resource)]
pub struct LoopTimes {
    /// Rounds to measure in the next run of the stage `Start`.
    pub rounds: u32,
    /// Measured times.
    pub rows: Vec<LoopTime>,
}

/// The time of one loop over all rows.
#[described]
pub struct LoopTime {
    /// The body of the loop.
    pub body: String,
    /// The kind of loop; `vectors` is the floor.
    pub kind: String,
    /// One pass, in nanoseconds.
    pub time_ns: f64,
}
