//! The workloads in the World: a plugin like any other, which reaches the ECS through contracts and
//! touches rows through keys. One file a workload; knows nothing of the other engines.
#![forbid(unsafe_code)]

pub mod add_remove;
pub mod batch_insert;
mod components;
pub mod despawn;
mod fixture;
pub mod fragmented;
pub mod get;
pub mod heavy_compute;
pub mod iterate;
pub mod observers;
pub mod propagate;
pub mod schedule;
pub mod single_spawn;
pub mod snapshot;
pub mod sparse;

pub use fixture::{Fixture, Libraries};

use components::{A, B, C, D, Data, E, Matrix, ObserverSum, Position, Rotation, Velocity};
use fragmented::*;

// Macros declare these.
playground_base::export!(
    components: [
        Matrix, Position, Rotation, Velocity, A, B, C, D, E, Data, ObserverSum,
        FragmentA, FragmentB, FragmentC, FragmentD, FragmentE, FragmentF, FragmentG, FragmentH,
        FragmentI, FragmentJ, FragmentK, FragmentL, FragmentM, FragmentN, FragmentO, FragmentP,
        FragmentQ, FragmentR, FragmentS, FragmentT, FragmentU, FragmentV, FragmentW, FragmentX,
        FragmentY, FragmentZ,
    ],
);
