//! The components and resources of the systems.

use playground_base::glam::Vec3;
use playground_base::{Atomic, component, described};
use playground_core_ecs::EntityId;

/// Something that moves.
#[component(name = "test::Body")]
pub struct Body {
    /// Its velocity.
    pub velocity: Vec3,
    /// Its mass.
    pub mass: f32,
    /// Its name.
    pub label: String,
    /// Its spring.
    pub spring: Spring,
}

/// A field with fields.
#[described]
pub struct Spring {
    /// Newtons a metre.
    pub stiffness: f32,
    /// Metres.
    pub length: f32,
}

/// Marks an entity.
#[component(name = "test::Tag")]
pub struct Tag {}

/// Added and removed often.
#[component(name = "test::Mark", sparse)]
pub struct Mark {
    /// A number.
    pub number: u32,
}

/// Names other entities.
#[component(name = "test::Links")]
pub struct Links {
    /// One.
    pub target: EntityId,
    /// Many.
    pub others: Vec<EntityId>,
    /// One, with a reason.
    pub aim: Aim,
    /// A number that looks like an entity.
    pub count: u64,
}

/// What an entity wants of another.
#[described]
pub enum Aim {
    /// Nothing.
    #[default]
    Idle,
    /// To be near it.
    Follow(Option<EntityId>),
}

/// The systems that ran, in order.
#[component(name = "test::Trace")]
pub struct Trace {
    /// Names.
    pub steps: Vec<String>,
}

/// Instructions for the systems.
#[component(name = "test::Orders")]
pub struct Orders {
    /// The system that fails.
    pub fail: String,
    /// The system that panics.
    pub panic: String,
    /// Entities that the spawner makes in each run.
    pub spawn: u32,
    /// Entities that the exclusive system makes in each run.
    pub alone: u32,
    /// An observer repeats the change that triggered it.
    pub echo: bool,
}

/// Where two systems meet that run in parallel.
#[component(name = "test::Meeting")]
pub struct Meeting {
    /// The first system has arrived.
    pub alpha: Atomic<bool>,
    /// The second system has arrived.
    pub beta: Atomic<bool>,
    /// A system saw the other one while it ran.
    pub met: Atomic<bool>,
}
