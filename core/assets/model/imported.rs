//! [`Imported`]: the result of an importer.

use crate::Sound;
use playground_base::serde::{Deserialize, Serialize};
use playground_core_drawing::{MaterialAsset, Model, Panorama, Pixels, SurfaceShader};

/// The result of an importer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum Imported {
    /// A picture, which sprites show.
    Picture(Pixels),
    /// Meshes with their materials, which a `ModelRenderer` shows.
    Model(Model),
    /// Light from all around, which an `Environment` shows. Its id is given when it is loaded.
    Panorama(Panorama),
    /// What surfaces are made of.
    Material(MaterialAsset),
    /// The file of a font that can be read.
    Font(#[serde(with = "playground_base::serde_bytes")] Vec<u8>),
    /// Code that changes what surfaces are made of. Its id and its name are given when it is loaded.
    Shader(SurfaceShader),
    /// What a sound is; its file is decoded where it is played.
    Sound(Sound),
}
