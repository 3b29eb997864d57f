//! What entities consist of.

use glam::{Mat4, Vec3};

macro_rules! component {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)+) => {
        $(
            $(#[$doc])*
            #[derive(
                Clone, Copy, Debug, Default, bevy_ecs::component::Component,
                flecs_ecs::macros::Component, shipyard::Component,
            )]
            pub struct $name(pub $inner);
        )+
    };
}

component! {
    /// 64 bytes.
    Matrix(Mat4);
    /// 12 bytes.
    Position(Vec3);
    /// 12 bytes.
    Rotation(Vec3);
    /// 12 bytes.
    Velocity(Vec3);
    /// What systems swap.
    A(f32);
    /// What systems swap.
    B(f32);
    /// What systems swap.
    C(f32);
    /// What systems swap.
    D(f32);
    /// What systems swap.
    E(f32);
    /// What all fragments have.
    Data(f32);
}

/// What the entity number `at` of most workloads is made of.
pub fn row(at: usize) -> (Matrix, Position, Rotation, Velocity) {
    (
        Matrix(Mat4::from_scale(Vec3::splat(1.0))),
        Position(Vec3::new(at as f32, 0.0, 0.0)),
        Rotation(Vec3::X),
        Velocity(Vec3::X),
    )
}
