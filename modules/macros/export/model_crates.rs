//! The model crates among a crate's dependencies: those with `model = true` in their manifest.

use super::failed;
use playground_build_utils::{PackageManifest, relative_to};
use proc_macro2::{TokenStream, TokenTree};
use std::path::Path;
use syn::Ident;

/// A model crate that a crate links.
pub struct ModelCrate {
    /// Its name in the linking crate.
    pub name: Ident,
    /// Its manifest, relative to the folder of the linking crate.
    pub manifest: String,
}

/// The model crates that a crate links, in the order of its manifest.
pub fn model_crates(manifest: &PackageManifest) -> syn::Result<Vec<ModelCrate>> {
    let mut found = Vec::new();
    for dependency in manifest.dependencies(&["dependencies"]) {
        let Some(folder) = &dependency.folder else {
            continue;
        };
        // Cargo reports a folder without a manifest.
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
        refuse_without_export(&other)?;
        let is_renamed = dependency.key != dependency.package;
        let name = if is_renamed {
            dependency.key.replace('-', "_")
        } else {
            other.library_name()
        };
        let relative = relative_to(&manifest.folder, folder);
        found.push(ModelCrate {
            name: Ident::new(&name, proc_macro2::Span::call_site()),
            manifest: format!("/{}/Cargo.toml", relative.display()),
        });
    }
    Ok(found)
}

/// A model crate whose root has no `export!` has nothing that its linker could name. A root that is
/// missing or does not lex is the compiler's to report.
fn refuse_without_export(model: &PackageManifest) -> syn::Result<()> {
    let root = model.root_of(&model.library_name());
    let text = std::fs::read_to_string(&root).ok();
    let tokens = text.and_then(|text| text.parse().ok());
    if tokens.is_none_or(invokes_export) {
        return Ok(());
    }
    Err(failed(format!(
        "the model crate `{}` exports nothing: write `playground::export!();` at the end of {}",
        model.name,
        shown(model, &root)
    )))
}

/// The file, and above it the folder of its crate.
fn shown(model: &PackageManifest, root: &Path) -> String {
    let above = model.folder.parent().unwrap_or(&model.folder);
    root.strip_prefix(above)
        .unwrap_or(root)
        .display()
        .to_string()
}

/// Whether `export!` is in `tokens`, outside of all braces.
fn invokes_export(tokens: TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens.windows(2).any(|pair| {
        let is_name = matches!(&pair[0], TokenTree::Ident(name) if name == "export");
        is_name && matches!(&pair[1], TokenTree::Punct(mark) if mark.as_char() == '!')
    })
}
