//! [`DrawStats`]: what a draw cost.

/// Counts and time of one draw.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DrawStats {
    /// Draw calls sent to the GPU, all passes together.
    pub draw_calls: u32,
    /// Instances in view.
    pub instances: u32,
    /// Instances that the camera does not see, left out.
    pub culled: u32,
    /// Triangles of the visible instances.
    pub triangles: u64,
    /// Batches whose mesh or texture was never uploaded, left out.
    pub missing: u32,
    /// Time this thread spent culling, encoding and submitting, milliseconds.
    pub encode_ms: f32,
    /// True when nothing was drawn because the target has no size.
    pub skipped: bool,
}
