//! Imports glTF 2.0 (`.glb` and `.gltf`): models with their meshes, materials and pictures.
//!
//! `file.rs` gets the bytes, `meshes.rs`, `materials.rs` and `nodes.rs` turn them into a [`Model`].
//!
//! [`Model`]: playground_core_drawing::Model
#![forbid(unsafe_code)]

mod file;
mod importer;
mod maps;
mod materials;
mod meshes;
mod nodes;
mod pictures;

pub use importer::GltfImporter;

playground_base::export!();
