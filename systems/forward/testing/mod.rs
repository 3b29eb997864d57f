//! Tests that both systems pass, included by the tests of each: the same scenes, and the same
//! pictures to compare with. Because both are compared with one picture, they are compared with
//! each other.

pub mod device;
mod drawing;
pub mod instances;
pub mod picking;
pub mod picture;
pub mod rig;
pub mod scenes;
pub mod shaders;
pub mod sizes;
pub mod stage;
pub mod uploads;

pub(crate) use drawing::drawing_tests;
