//! [`RenderLayer`]: the component that says which cameras show an entity.

use playground_base::component;

/// Puts what an entity shows on a layer: cameras that hide the layer do not show it. Without this component
/// it is on layer 0. Its children have layers of their own.
#[component]
pub struct RenderLayer {
    /// The number of the layer, 0 to 31.
    #[field(min = 0, max = 31, step = 1, default = 1)]
    pub layer: u32,
}

impl RenderLayer {
    /// The bit of a layer; that of the last one for numbers that are too large.
    pub const fn bit(layer: u32) -> u32 {
        1 << if layer < 31 { layer } else { 31 }
    }

    /// The bits of several layers.
    pub fn bits(layers: &[u32]) -> u32 {
        layers.iter().fold(0, |all, layer| all | Self::bit(*layer))
    }
}
