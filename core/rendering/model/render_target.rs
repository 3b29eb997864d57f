//! [`RenderTarget`]: the textures that a picture is drawn into.

use crate::RecordedDraw;
use playground_base::Shared;
use playground_graphics::wgpu;

/// A picture on the device. Make one with [`RenderTarget::new`], give it a size with
/// `RenderingView::ensure_target`, and drop it when done: that frees everything it holds.
#[derive(Debug)]
pub struct RenderTarget {
    /// Its name, for messages and graphics debuggers.
    pub name: String,
    /// Width, 0 before the first `ensure_target`.
    pub width_px: u32,
    /// Height, 0 before the first `ensure_target`.
    pub height_px: u32,
    /// Increases whenever `images` is made again: then register the colour view with egui again.
    pub revision: u32,
    /// The textures; `None` while there is no size.
    pub images: Option<TargetImages>,
    /// The buffers of the last draw.
    pub recorded: Shared<RecordedDraw>,
}

/// The textures of a target.
#[derive(Clone, Debug)]
pub struct TargetImages {
    /// The picture: `Rgba8Unorm` holding gamma-encoded colour, as egui expects of a native
    /// texture; may be sampled, drawn to and copied from.
    pub color: wgpu::Texture,
    /// A view of the whole picture.
    pub color_view: wgpu::TextureView,
    /// Coverage of the selected instances, for their outline; one sample.
    pub mask_view: wgpu::TextureView,
    /// The attachments while things move.
    pub moving: TargetSamples,
    /// The attachments when the picture stays.
    pub still: TargetSamples,
}

/// The attachments for a number of samples per pixel.
#[derive(Clone, Debug)]
pub struct TargetSamples {
    /// Samples per pixel.
    pub count: u32,
    /// The multisampled colour texture, which is resolved into the picture; `None` for one sample,
    /// which is drawn into the picture directly.
    pub color_view: Option<wgpu::TextureView>,
    /// Depth, reversed, with as many samples.
    pub depth_view: wgpu::TextureView,
}

impl RenderTarget {
    /// A target without a size.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            width_px: 0,
            height_px: 0,
            revision: 0,
            images: None,
            recorded: Shared::default(),
        }
    }
}
