//! [`Materials`]: the component that gives an entity other materials.

use playground_base::{AssetRef, component, described};

/// Materials of an entity with a mesh or a model, in place of its own.
#[component]
pub struct Materials {
    /// The material of all that has none of its own below.
    #[field(asset = "material")]
    pub all: AssetRef,
    /// Materials for single slots of a model.
    pub slots: Vec<MaterialSlot>,
}

/// A material for a slot.
#[described]
pub struct MaterialSlot {
    /// The name of the material in the model's file that is replaced.
    pub slot: String,
    /// What replaces it.
    #[field(asset = "material")]
    pub material: AssetRef,
}
