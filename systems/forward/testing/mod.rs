//! Tests that both systems pass, included by the tests of each: the same scenes, and the same
//! pictures to compare with. Because both are compared with one picture, they are compared with
//! each other.

pub mod behaviour;
pub mod measure;
pub mod picture;
pub mod rig;
pub mod scenes;
