//! Data only: handles of a graphics device, and what a renderer reports. No drawing, no GPU calls.

mod draw_stats;
mod error;
mod glow_images;
mod gpu;
mod gpu_bend;
mod gpu_mesh;
mod gpu_panorama;
mod gpu_request;
mod gpu_shader;
mod gpu_surface;
mod gpu_texture;
mod lamp_images;
mod occlusion_images;
mod recorded_draw;
mod render_quality;
mod render_target;
mod rendering_info;

pub use draw_stats::DrawStats;
pub use error::RenderingError;
pub use glow_images::GlowImages;
pub use gpu::{Gpu, GpuHealth};
pub use gpu_bend::GpuBend;
pub use gpu_mesh::{GpuMesh, GpuMeshLevel};
pub use gpu_panorama::GpuPanorama;
pub use gpu_request::{GpuRequest, GpuStart, PowerPreference};
pub use gpu_shader::GpuShader;
pub use gpu_surface::GpuSurface;
pub use gpu_texture::GpuTexture;
pub use lamp_images::LampImages;
pub use occlusion_images::OcclusionImages;
pub use recorded_draw::{RecordedBatch, RecordedDraw};
pub use render_quality::RenderQuality;
pub use render_target::{RenderTarget, TargetImages, TargetSamples};
pub use rendering_info::RenderingInfo;
