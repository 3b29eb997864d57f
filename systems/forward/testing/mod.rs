//! Tests that both systems must pass, included by the tests of each: the same scenes, and the same
//! reference pictures, so that the systems are compared with each other too.

pub mod bending;
pub mod blending;
pub mod code;
pub mod copies;
pub mod device;
mod drawing;
pub mod glow;
pub mod golden;
pub mod instances;
pub mod many_lamps;
pub mod occlusion;
pub mod panorama;
pub mod picking;
pub mod picture;
pub mod reference;
pub mod rig;
pub mod scenes;
pub mod shaders;
pub mod shadows;
pub mod similarity;
pub mod sizes;
pub mod smoothing;
pub mod stage;
pub mod surfaces;
pub mod uploads;
pub mod views;

pub(crate) use drawing::drawing_tests;
