//! The renderer on the GL backend of wgpu, restricted to the limits of WebGL2 (except for
//! resolution: a window over 2,048 pixels must work), so that it also runs in a browser.
//!
//! The renderer itself is `systems/forward`, which explains why it is included and not a
//! dependency.
#![forbid(unsafe_code)]

#[path = "../forward/mod.rs"]
mod forward;
mod viewmodel;

pub use viewmodel::WebglRendering;

// `rendering_view_model!` of the shared sources declares it.
playground_base::export!(view_models: [WebglRendering]);
