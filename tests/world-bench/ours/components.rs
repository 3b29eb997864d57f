//! The components of entities.

use playground_base::component;
use playground_base::glam::{Mat4, Vec3};

macro_rules! components {
    ($($(#[$meta:meta])* $name:ident($inner:ty);)+) => {
        $(
            $(#[$meta])*
            #[component]
            #[derive(Copy)]
            pub struct $name {
                /// All there is.
                pub value: $inner,
            }
        )+
    };
}

components! {
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
    /// The sum over an observer's calls: a resource.
    ObserverSum(u64);
}

/// Added and removed often.
#[component(sparse)]
#[derive(Copy)]
pub struct Mark {
    /// All there is.
    pub value: f32,
}

/// What the entity number `at` of most workloads is made of. Inlined as in `peers`, which is one
/// unit: each column takes one part of it.
#[inline]
pub fn row(at: usize) -> (Matrix, Position, Rotation, Velocity) {
    let matrix = Matrix {
        value: Mat4::from_scale(Vec3::splat(1.0)),
    };
    let position = Position {
        value: Vec3::new(at as f32, 0.0, 0.0),
    };
    let rotation = Rotation { value: Vec3::X };
    let velocity = Velocity { value: Vec3::X };
    (matrix, position, rotation, velocity)
}
