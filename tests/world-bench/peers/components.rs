//! The components of the workloads, for every engine at once.

use glam::{Mat4, Vec3};

macro_rules! components {
    ($($name:ident($type:ty)),* $(,)?) => {$(
        #[derive(
            Clone, Copy, bevy_ecs::component::Component, flecs_ecs::prelude::Component,
            shipyard::Component,
        )]
        pub struct $name(pub $type);
    )*};
}

components! {
    Matrix(Mat4), Position(Vec3), Rotation(Vec3), Velocity(Vec3), Data(f32),
    A(f32), B(f32), C(f32), D(f32), E(f32),
}

/// A component that lies apart where an engine can do that.
#[derive(Clone, Copy, bevy_ecs::component::Component, shipyard::Component)]
#[component(storage = "SparseSet")]
pub struct Mark(pub f32);

/// Calls a macro with 26 names.
#[macro_export]
macro_rules! with_letters {
    ($call:ident) => {
        $call!(
            La, Lb, Lc, Ld, Le, Lf, Lg, Lh, Li, Lj, Lk, Ll, Lm, Ln, Lo, Lp, Lq, Lr, Ls, Lt, Lu, Lv,
            Lw, Lx, Ly, Lz
        );
    };
}

macro_rules! letters {
    ($($name:ident),*) => {$(
        #[derive(Clone, Copy, bevy_ecs::component::Component)]
        pub struct $name(#[allow(dead_code, reason = "it is only there")] pub f32);
    )*};
}

with_letters!(letters);

/// What every entity of the first workloads is made of.
pub const fn bundle() -> (Matrix, Position, Rotation, Velocity) {
    (
        Matrix(Mat4::IDENTITY),
        Position(Vec3::X),
        Rotation(Vec3::X),
        Velocity(Vec3::X),
    )
}
