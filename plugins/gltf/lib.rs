//! Imports glTF 2.0 (`.glb` and `.gltf`): models with their meshes, materials, pictures, skins and clips.
//!
//! `file.rs` gets the bytes, `meshes.rs`, `materials.rs`, `nodes.rs`, `entities.rs`, `skins.rs` and `clips.rs`
//! turn them into a [`Model`].
//!
//! [`Model`]: playground_core_drawing::Model
#![forbid(unsafe_code)]

mod cameras;
mod clips;
mod entities;
mod file;
mod importer;
mod lights;
mod maps;
mod materials;
mod meshes;
mod nodes;
mod pictures;
mod skins;

pub use importer::GltfImporter;

playground_base::export!();
