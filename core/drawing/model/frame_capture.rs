//! [`FrameCapture`]: how one picture was drawn.

use crate::Pixels;
use playground_base::Handle;

/// How one picture was drawn: its passes, with what they cost and what they left behind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameCapture {
    /// The passes, in the order in which they ran.
    pub passes: Vec<CapturedPass>,
    /// Time that the processor took to cull, encode and submit, milliseconds.
    pub encode_ms: f32,
    /// Instances that the camera sees.
    pub instances: u32,
    /// Triangles of those.
    pub triangles: u64,
}

/// A pass of a picture: draw calls into one texture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CapturedPass {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub purpose: &'static str,
    /// What it reads that other passes have made.
    pub reads: &'static [&'static str],
    /// What it draws into.
    pub writes: &'static str,
    /// The size of that, in pixels.
    pub size_px: [u32; 2],
    /// The format of that.
    pub format: String,
    /// Its draw calls.
    pub draws: u32,
    /// Time that the device took; `None` where the device does not measure it.
    pub gpu_ms: Option<f32>,
    /// What it left behind, as colours that can be looked at, no wider than [`FrameCapture::WIDEST_PX`].
    pub picture: Option<Handle<Pixels>>,
}

impl FrameCapture {
    /// The width up to which pictures of passes are kept.
    pub const WIDEST_PX: u32 = 512;

    /// The time that the device took for all passes; `None` where it does not measure it.
    pub fn gpu_ms(&self) -> Option<f32> {
        self.passes.iter().map(|pass| pass.gpu_ms).sum()
    }

    /// The draw calls of all passes.
    pub fn draws(&self) -> u32 {
        self.passes.iter().map(|pass| pass.draws).sum()
    }
}
