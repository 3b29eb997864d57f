//! The model crates among a crate's dependencies: those whose manifest says `model = true`.

use super::failed;
use playground_build_utils::{PackageManifest, relative_to};
use syn::Ident;

/// A model crate that a crate links.
pub struct ModelCrate {
    /// The name by which the crate knows it.
    pub name: Ident,
    /// Its manifest, from the folder of the crate that links it.
    pub manifest: String,
}

/// The model crates that a crate links, in the order of its manifest.
pub fn model_crates(manifest: &PackageManifest) -> syn::Result<Vec<ModelCrate>> {
    let mut found = Vec::new();
    for dependency in manifest.dependencies(&["dependencies"]) {
        let Some(folder) = &dependency.folder else {
            continue;
        };
        // A folder without a manifest is cargo's to report.
        let Ok(other) = PackageManifest::read(folder) else {
            continue;
        };
        if !other.is_model() {
            continue;
        }
        if dependency.is_conditional {
            return Err(failed(format!(
                "{}: the model crate {} is optional or for one target only: components are there \
                 or not, so make it an ordinary dependency",
                manifest.file.display(),
                dependency.key
            )));
        }
        let is_renamed = dependency.key != dependency.package;
        let name = match is_renamed {
            true => dependency.key.replace('-', "_"),
            false => other.library_name(),
        };
        let way = relative_to(&manifest.folder, folder);
        found.push(ModelCrate {
            name: Ident::new(&name, proc_macro2::Span::call_site()),
            manifest: format!("/{}/Cargo.toml", way.display()),
        });
    }
    Ok(found)
}
