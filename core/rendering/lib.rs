//! From draw lists to pixels: the graphics device and what is on it, as data (`model/`), and the
//! contract of renderers (`view/`).
//!
//! A rendering system turns a [`DrawList`](playground_core_drawing::DrawList) into pixels of a
//! [`RenderTarget`], and the editor shows that target's texture on the same device, without a copy.
//! What a game draws is in `core/drawing`, with the conventions that hold here too.
//!
//! Architecture invariant: GPU handles are data here. Their code is wgpu's, which never unloads,
//! so a [`Gpu`] and a [`RenderTarget`] outlive the system that made them, and a rendering system
//! reloads under a living device.
#![forbid(unsafe_code)]

mod model;
mod view;

pub use model::*;
pub use view::*;

playground_base::export!();
