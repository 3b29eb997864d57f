//! [`PlacedModel`]: a model that is put into the scene as soon as it is read.

use playground_base::AssetRef;
use playground_base::glam::Vec3;
use playground_core_ui::JobId;

/// A model that is put into the scene as soon as it is read: what its nodes have besides meshes becomes
/// entities, and only the file tells what that is.
#[derive(Clone, Debug)]
pub struct PlacedModel {
    /// The job that ends then.
    pub job: JobId,
    /// The scene into which it is put, as a number.
    pub scene: u64,
    /// The model.
    pub reference: AssetRef,
    /// Its path.
    pub path: String,
    /// Where it is put.
    pub place: Vec3,
}
