//! `export!`: finds the exports of a crate in its sources.
//!
//! The compiler expands macros whenever the crate changed, so no build script has to watch the
//! sources. As for the compiler, a file that no `mod` line names is no part of the crate.

mod given;
mod hidden;
mod item;
mod model_crates;
mod module_tree;
mod seen_from_root;
mod tables;
#[cfg(test)]
mod tests;

use given::Given;
use model_crates::{ModelCrate, model_crates};
use module_tree::{Kind, ModuleTree};
use playground_build_utils::PackageManifest;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use std::path::Path;
use tables::Tables;

/// One entry of a list: a path from the crate's root, with its `cfg` conditions.
#[derive(Clone)]
pub struct Entry {
    pub cfgs: Vec<TokenStream>,
    pub path: TokenStream,
}

/// The lists of a crate.
#[derive(Default)]
pub struct Exported {
    pub components: Vec<Entry>,
    pub views: Vec<Entry>,
    pub view_models: Vec<Entry>,
    pub model_crates: Vec<ModelCrate>,
}

pub fn expand(tokens: TokenStream) -> syn::Result<TokenStream> {
    let given: Given = syn::parse2(tokens)?;
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let manifest = PackageManifest::read(Path::new(&folder)).map_err(failed)?;
    let crate_name = std::env::var("CARGO_CRATE_NAME").unwrap_or_default();
    let root = manifest.root_of(&crate_name);
    if crate_name == manifest.library_name() {
        refuse_unloadable(&manifest)?;
    }
    let exported = exported(&manifest, &root, given)?;
    let tables = Tables {
        manifest: &manifest,
        exported: &exported,
        has_build_script: has_versions(),
    };
    tables.tokens()
}

/// The exports of the crate whose root file is `root`.
fn exported(manifest: &PackageManifest, root: &Path, given: Given) -> syn::Result<Exported> {
    let tree = ModuleTree::read(root, !given.is_empty())?;
    let is_nothing = given.is_nothing;
    let mut exported = Exported {
        components: given.components,
        view_models: given.view_models,
        ..Exported::default()
    };
    let mut blocks = Vec::new();
    for module in &tree.modules {
        for found in &module.found {
            let Some(path) = seen_from_root::path_of(&tree, module, &found.path) else {
                return Err(unseen(module, found));
            };
            let entry = Entry {
                cfgs: found.cfgs.clone(),
                path: quote!(crate #(::#path)*),
            };
            if found.kind == Kind::Block {
                if blocks.contains(&entry.text()) {
                    return Err(second_block(module, found));
                }
                blocks.push(entry.text());
            }
            exported.push(found.kind, entry);
        }
    }
    if !manifest.is_model() {
        exported.model_crates = model_crates(manifest)?;
    }
    if !is_nothing {
        refuse_empty(manifest, &tree, &exported)?;
    }
    refuse_systems_of_model(manifest, &exported)?;
    Ok(exported)
}

impl Entry {
    /// The path with its conditions.
    fn text(&self) -> String {
        let Self { cfgs, path } = self;
        quote!(#(#cfgs)* #path).to_string()
    }
}

impl Exported {
    /// Adds an entry once: a type may implement several contracts, or one in several blocks. Entries
    /// of one type under different conditions are different: only some of them are compiled.
    fn push(&mut self, kind: Kind, entry: Entry) {
        let list = match kind {
            Kind::Component => &mut self.components,
            Kind::View => &mut self.views,
            Kind::ViewModel | Kind::Block => &mut self.view_models,
        };
        let text = entry.text();
        if !list.iter().any(|other| other.text() == text) {
            list.push(entry);
        }
    }
}

fn second_block(module: &module_tree::Module, found: &module_tree::Found) -> syn::Error {
    let name = name_of(found);
    failed(format!(
        "{}: `{name}` has a second block that makes it a part of the plugin. Put all functions of \
         `{name}` into one block with #[systems], or give the second block a type of its own",
        module.file.display(),
    ))
}

/// The name as it is written in its module.
fn name_of(found: &module_tree::Found) -> String {
    let names: Vec<_> = found.path.iter().map(ToString::to_string).collect();
    names.join("::")
}

fn unseen(module: &module_tree::Module, found: &module_tree::Found) -> syn::Error {
    let name = name_of(found);
    failed(format!(
        "{}: `{name}` cannot be named from the crate's root, where it is exported: make it `pub`, and \
         write a `pub use` for it in each private module above it",
        module.file.display()
    ))
}

fn refuse_empty(
    manifest: &PackageManifest,
    tree: &ModuleTree,
    exported: &Exported,
) -> syn::Result<()> {
    let is_empty = exported.components.is_empty()
        && exported.views.is_empty()
        && exported.view_models.is_empty();
    if !is_empty {
        return Ok(());
    }
    let sought = if manifest.is_model() {
        "`#[component]`"
    } else {
        "`#[systems]`, `#[view_model]`, `#[panel]`, `#[component]` or `#[view]`"
    };
    let in_folder = |file: &std::path::PathBuf| {
        let short = file.strip_prefix(&manifest.folder).unwrap_or(file);
        short.display().to_string()
    };
    let files: Vec<String> = tree.files.iter().map(in_folder).collect();
    Err(failed(format!(
        "nothing to export: no {sought} in {}. Files that no `mod` line leads to are no part of the \
         crate",
        files.join(", ")
    )))
}

/// Refuses a library that is neither a model crate nor one that the editor can load.
fn refuse_unloadable(manifest: &PackageManifest) -> syn::Result<()> {
    let types = manifest.item(&["lib", "crate-type"]);
    let types = types.and_then(|types| types.as_array());
    let is_dylib = types.is_some_and(|types| types.iter().any(|ty| ty.as_str() == Some("dylib")));
    if manifest.is_model() || is_dylib {
        return Ok(());
    }
    Err(failed(format!(
        "{}: `{}` is neither a plugin nor a model crate. The editor loads a plugin: write \
         `crate-type = [\"dylib\"]` under [lib]. Plugins link a model crate, which holds components: \
         write `model = true` under [package.metadata.playground]",
        manifest.file.display(),
        manifest.name
    )))
}

fn refuse_systems_of_model(manifest: &PackageManifest, exported: &Exported) -> syn::Result<()> {
    let Some(first) = exported.view_models.first().filter(|_| manifest.is_model()) else {
        return Ok(());
    };
    let name = first.path.to_string().replace(' ', "");
    Err(failed(format!(
        "{}: `{name}` stands in a model crate, which is data and is never loaded by itself: it would \
         never run. Move it into a plugin",
        manifest.file.display()
    )))
}

/// The versions of a crate whose lists were refused: other macros use them.
pub fn versions_of_refused() -> TokenStream {
    if has_versions() {
        tables::included_versions()
    } else {
        quote!(
            pub const STATE_FORMAT_VERSION: u32 = 0;
        )
    }
}

/// Whether a build script wrote the crate's versions.
fn has_versions() -> bool {
    let out = std::env::var_os("OUT_DIR");
    out.is_some_and(|out| Path::new(&out).join("versions.rs").is_file())
}

fn failed(why: impl std::fmt::Display) -> syn::Error {
    syn::Error::new(Span::call_site(), format!("export!: {why}"))
}
