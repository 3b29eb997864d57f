//! The forward renderer that `systems/vulkan` and `systems/webgl` share.
//!
//! Why this is a folder of sources and not a crate: a system may depend on `core/*` only, and
//! nothing may depend on a system, so two systems cannot share a crate. Both include this folder
//! with `#[path]`; each compiles its own copy, and each reloads alone. The differences between them
//! are in [`Interface`]; [`rendering_view_model`] generates the rest.
//!
//! The flow of a draw, one file each: [`visible`] culls and picks levels of detail into the
//! target's `RecordedDraw`; [`frame`] packs camera and lights; [`encode`] encodes the passes
//! (shadow map, mask, picture) with the pipelines of [`pipelines`].
//!
//! Architecture invariant: nothing here needs more than WebGL2 provides: no storage buffers, no
//! compute, instance data through vertex buffers. The Vulkan system differs in limits, not in
//! code paths, so both show the same picture.

mod around;
mod attachments;
mod bend_upload;
mod bounds;
mod buffers;
mod clusters;
mod compiled;
mod device_state;
mod draw;
mod encode;
mod frame;
mod glow;
mod groups;
mod interface;
mod lamp_textures;
mod layouts;
mod lights;
mod lit;
mod mesh_upload;
mod mips;
mod occlusion;
mod panorama_upload;
mod pick;
mod picture_copy;
mod pipeline_builder;
mod pipelines;
mod prepared;
mod read_pixels;
mod ready;
mod reflectance_table;
mod renderer;
mod rendering;
mod shader;
mod shader_upload;
mod shadow;
mod shapes;
mod shown;
mod smoothing;
mod sort_key;
mod sphere;
mod start;
mod surface_groups;
mod surface_upload;
mod target;
mod texture_upload;
mod upload_draw;
mod views;
mod visible;
mod volume;

pub use interface::Interface;
pub use renderer::Renderer;
pub(crate) use rendering::rendering_view_model;
