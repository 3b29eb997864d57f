//! [`ModelRenderer`]: the component that shows a model.

use playground_base::{AssetRef, Color, component};

/// Shows an entity as a model: the meshes of a file, with their materials.
#[component]
pub struct ModelRenderer {
    /// The model.
    #[field(asset = "model")]
    pub model: AssetRef,
    /// Multiplied with the colours of its materials.
    pub tint: Color,
    /// Whether it is drawn at all.
    #[field(default = true)]
    pub visible: bool,
}
