//! The components of the workloads.
#![forbid(unsafe_code)]

use playground_base::component;
use playground_base::glam::{Mat4, Vec3};

macro_rules! components {
    ($($(#[$option:meta])? $name:ident($type:ty)),* $(,)?) => {$(
        /// A component of a workload.
        #[component]
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct $name(pub $type);
    )*};
}

components! {
    Matrix(Mat4), Position(Vec3), Rotation(Vec3), Velocity(Vec3), Data(f32),
    A(f32), B(f32), C(f32), D(f32), E(f32),
}

/// A component that comes and goes.
#[component(sparse)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
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
    ($($name:ident),*) => {
        components! { $($name(f32)),* }

        playground_base::models![
            Matrix, Position, Rotation, Velocity, Data, A, B, C, D, E, Mark, $($name),*
        ];
    };
}

with_letters!(letters);
