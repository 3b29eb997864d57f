//! The statics that `export!` writes.

use super::{Entry, Exported, failed};
use playground_build_utils::PackageManifest;
use proc_macro2::TokenStream;
use quote::quote;

/// The tables of one crate.
pub struct Tables<'a> {
    pub manifest: &'a PackageManifest,
    pub exported: &'a Exported,
    /// Whether a build script wrote the versions: true for a core or a system.
    pub has_build_script: bool,
}

impl Tables<'_> {
    pub fn tokens(&self) -> syn::Result<TokenStream> {
        let versions = self.versions()?;
        let manifest = watched_manifests(self.exported);
        let tables = if self.manifest.is_model() {
            self.model()
        } else {
            self.module()?
        };
        Ok(quote! {
            #versions
            #manifest
            #tables
        })
    }

    /// Without a build script, the versions depend on what the crate is compiled with: for a model
    /// crate on its sources, for a plugin on the cores whose contracts it implements. The compiler
    /// reads the latter from the cores themselves, so they always match.
    fn versions(&self) -> syn::Result<TokenStream> {
        if self.has_build_script {
            return Ok(included_versions());
        }
        let of_cores = list(
            &self.exported.view_models,
            |path| quote!(<#path as ::playground_base::ExportedViewModel>::STATE),
        );
        let version = if self.exported.view_models.is_empty() {
            self.library_hash()?
        } else {
            quote!(::playground_base::state_version(&[#of_cores]))
        };
        Ok(quote! {
            /// State that was saved under another version is refused or migrated, never guessed at.
            #[allow(dead_code, reason = "not every crate saves state")]
            pub const STATE_FORMAT_VERSION: u32 = #version;
        })
    }

    fn library_hash(&self) -> syn::Result<TokenStream> {
        let hash = self.manifest.library_hash().map_err(failed)?;
        Ok(quote!(#hash))
    }

    fn model(&self) -> TokenStream {
        let models = infos(&self.exported.components);
        quote! {
            /// The component types of this crate.
            ///
            /// A static, not a constant: a constant would be evaluated again in every module that
            /// links this crate, and the pools that it points at would be compiled again with it.
            pub static MODELS: ::playground_base::ModelCrate = ::playground_base::ModelCrate {
                kind: ::playground_base::TableKind::Models,
                crate_name: ::core::module_path!(),
                version: STATE_FORMAT_VERSION,
                models: &[#models],
            };
        }
    }

    fn module(&self) -> syn::Result<TokenStream> {
        let Exported {
            components,
            views,
            view_models,
            model_crates,
        } = self.exported;
        if !views.is_empty() && !self.has_build_script {
            return Err(failed(format!(
                "{}: a crate with a contract is a core: put contracts into `view/`, and give it a \
                 build.rs that calls `playground_build_utils::generate_versions()`",
                self.manifest.file.display()
            )));
        }
        // Components in a plugin of its own have the version of its sources, not of a core's.
        let version = if self.has_build_script || components.is_empty() {
            quote!(STATE_FORMAT_VERSION)
        } else {
            self.library_hash()?
        };
        let models = infos(components);
        let model_crates = model_crates.iter().map(|model| &model.name);
        let views = list(
            views,
            |path| quote!(<dyn #path as ::playground_base::Contract>::INFO),
        );
        let view_models = list(
            view_models,
            |path| quote!(<#path as ::playground_base::ExportedViewModel>::INFO),
        );
        Ok(quote! {
            /// The contracts of this crate.
            #[unsafe(no_mangle)]
            pub static PLAYGROUND_VIEW: ::playground_base::ViewExport = ::playground_base::ViewExport {
                crate_name: ::core::module_path!(),
                views: &[#views],
            };

            /// The component types of this crate and of the model crates linked into it.
            #[unsafe(no_mangle)]
            pub static PLAYGROUND_MODELS: ::playground_base::ModelsExport =
                ::playground_base::ModelsExport {
                    crate_name: ::core::module_path!(),
                    crates: &[
                        &::playground_base::ModelCrate {
                            kind: ::playground_base::TableKind::Models,
                            crate_name: ::core::module_path!(),
                            version: #version,
                            models: &[#models],
                        },
                        #(&::#model_crates::MODELS),*
                    ],
                };

            /// The implementations of this crate.
            #[unsafe(no_mangle)]
            pub static PLAYGROUND_VIEWMODEL: ::playground_base::ViewModelExport =
                ::playground_base::ViewModelExport {
                    kind: ::playground_base::TableKind::ViewModels,
                    crate_name: ::core::module_path!(),
                    state_version: STATE_FORMAT_VERSION,
                    view_models: &[#view_models],
                };
        })
    }
}

/// Includes the versions that the build script wrote.
pub fn included_versions() -> TokenStream {
    quote!(include!(concat!(env!("OUT_DIR"), "/versions.rs"));)
}

fn infos(components: &[Entry]) -> TokenStream {
    list(
        components,
        |path| quote!(<#path as ::playground_base::Component>::INFO),
    )
}

fn list(entries: &[Entry], row: impl Fn(&TokenStream) -> TokenStream) -> TokenStream {
    let rows = entries.iter().map(|entry| {
        let (cfgs, row) = (&entry.cfgs, row(&entry.path));
        quote!(#(#cfgs)* #row,)
    });
    quote!(#(#rows)*)
}

/// Makes the crate depend on the manifests: the compiler records that it read them, and cargo
/// rebuilds when they change.
fn watched_manifests(exported: &Exported) -> TokenStream {
    let own = "/Cargo.toml".to_owned();
    let others = exported.model_crates.iter().map(|model| &model.manifest);
    let paths = std::iter::once(&own).chain(others);
    quote! {
        #(const _: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), #paths));)*
    }
}
