//! Rendering: draw lists and their components (`model/`), the contracts of renderers, drawings and
//! importers (`view/`), and the trait that `#[draw]` implements (`draw/`).
//!
//! A frame is data: the engine extracts a [`DrawList`] from the World, a rendering system turns it
//! into pixels of a [`RenderTarget`], and the editor shows that target's texture on the same
//! device, without a copy.
//!
//! Conventions, everywhere in this crate: metres, radians, right-handed, Y up, a camera or light
//! looks along its own -Z. Colours are linear RGBA with straight alpha unless a name says `srgb`.
//! Matrices are named `to_from_from`: `world_from_local * local = world`. Depth is reversed: 1 at
//! the near plane, 0 at the far plane.
//!
//! Architecture invariant: GPU handles are data here. Their code is wgpu's, which never unloads,
//! so a [`Gpu`] and a [`RenderTarget`] outlive the system that made them, and a rendering system
//! reloads under a living device.
#![forbid(unsafe_code)]

mod draw;
mod model;
mod view;

pub use draw::*;
pub use model::*;
pub use view::*;

playground_base::export!();
