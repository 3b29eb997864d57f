//! What the systems work on.

use playground_base::glam::Vec3;
use playground_base::{Atomic, component, described};
use playground_core_ecs::EntityId;

/// Something that moves.
#[component(name = "test::Body")]
pub struct Body {
    /// How fast.
    pub velocity: Vec3,
    /// How heavy.
    pub mass: f32,
    /// What it is called.
    pub label: String,
    /// How it is held.
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

/// Comes and goes.
#[component(name = "test::Mark", sparse)]
pub struct Mark {
    /// Which one.
    pub number: u32,
}

/// Names other entities.
#[component(name = "test::Links")]
pub struct Links {
    /// One.
    pub target: EntityId,
    /// Many.
    pub others: Vec<EntityId>,
    /// One, and why.
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

/// Which systems ran, in order.
#[component(name = "test::Trace")]
pub struct Trace {
    /// Names.
    pub steps: Vec<String>,
}

/// What systems shall do.
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
    /// An observer does again what it was told of.
    pub echo: bool,
}

/// Where two systems meet that run together.
#[component(name = "test::Meeting")]
pub struct Meeting {
    /// The one is there.
    pub alpha: Atomic<bool>,
    /// The other is there.
    pub beta: Atomic<bool>,
    /// One saw the other while it was there itself.
    pub met: Atomic<bool>,
}
