//! [`RenderQuality`]: how much work goes into a picture.

/// How much work goes into a picture. The renderer fills it in when the device starts; a clone of
/// the [`Gpu`](crate::Gpu) can have another quality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RenderQuality {
    /// Samples a pixel while things move: 1 or 4.
    pub samples: u32,
    /// Samples a pixel of a picture that stays (`DrawList::still`): 1 or 4.
    pub still_samples: u32,
    /// Side of what a sun sees, in the shadow map, pixels; 0 for no shadows.
    pub shadow_map_px: u32,
    /// Views of the first sun that casts shadows, 1 to 3: the more, the finer are shadows near the camera.
    pub cascades: u32,
    /// Views of lamps that cast shadows, up to 16: a spot light has one, a point light six.
    pub lamp_shadows: u32,
    /// Whether curved meshes use their finest level when near.
    pub fine_meshes: bool,
    /// Whether light can be drawn in floating point numbers, which glowing needs.
    pub glow: bool,
}

impl Default for RenderQuality {
    fn default() -> Self {
        Self {
            samples: 4,
            still_samples: 4,
            shadow_map_px: 2048,
            cascades: 3,
            lamp_shadows: 16,
            fine_meshes: true,
            glow: true,
        }
    }
}
