//! [`Keys`].

use playground_base::{Context, ModuleError};
use playground_core_ecs::{Key, Parent, Transform};
use world_model::{A, B, C, D, Data, E, Mark, Matrix, Position, Rotation, Velocity};

/// Typed access to what the workloads use.
#[derive(Clone)]
pub struct Keys {
    pub matrix: Key<Matrix>,
    pub position: Key<Position>,
    pub rotation: Key<Rotation>,
    pub velocity: Key<Velocity>,
    pub data: Key<Data>,
    pub a: Key<A>,
    pub b: Key<B>,
    pub c: Key<C>,
    pub d: Key<D>,
    pub e: Key<E>,
    pub mark: Key<Mark>,
    pub transform: Key<Transform>,
    pub parent: Key<Parent>,
}

impl Keys {
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            matrix: context.key()?,
            position: context.key()?,
            rotation: context.key()?,
            velocity: context.key()?,
            data: context.key()?,
            a: context.key()?,
            b: context.key()?,
            c: context.key()?,
            d: context.key()?,
            e: context.key()?,
            mark: context.key()?,
            transform: context.key()?,
            parent: context.key()?,
        })
    }

    /// The keys of what the first workloads' entities are made of.
    pub fn bundle(&self) -> (Key<Matrix>, Key<Position>, Key<Rotation>, Key<Velocity>) {
        (
            self.matrix.clone(),
            self.position.clone(),
            self.rotation.clone(),
            self.velocity.clone(),
        )
    }
}
