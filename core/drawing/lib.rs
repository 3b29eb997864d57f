//! What is to be drawn, as data: cameras, lights, meshes, sprites, draw lists (`model/`), the
//! contract of drawings (`view/`), and the trait that `#[draw]` implements (`draw/`).
//!
//! A frame is data: the engine extracts a [`DrawList`] from the World, and a renderer
//! (`core/rendering`) turns it into pixels. No type of a window or of a GPU is named here, so what
//! a game declares and computes is compiled without those crates.
//!
//! Conventions, everywhere in this crate: metres, radians, right-handed, Y up, a camera or light
//! looks along its own -Z. Colours are linear RGBA with straight alpha unless a name says `srgb`.
//! Matrices are named `to_from_from`: `world_from_local * local = world`. Depth is reversed: 1 at
//! the near plane, 0 at the far plane.
#![forbid(unsafe_code)]

mod draw;
mod model;
mod view;

pub use draw::*;
pub use model::*;
pub use view::*;

playground_base::export!();
