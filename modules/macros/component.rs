//! `#[component]` and `#[described]`.

use crate::describe;
use crate::field::{doc_text, names};
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser;
use syn::{Data, DeriveInput, Fields};

/// What `#[component(…)]` says.
#[derive(Default)]
struct Options {
    name: Option<String>,
    former: Vec<String>,
    derived: bool,
    sparse: bool,
}

pub fn expand(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let options = parse_options(options)?;
    let mut input: DeriveInput = syn::parse2(item)?;
    let ident = input.ident.clone();
    let name = options
        .name
        .unwrap_or_else(|| format!("{}::{ident}", crate::package()));
    let face = format!("PLAYGROUND_KEY_{name}");
    let (former, editable) = (options.former, !options.derived);
    let sparse = options.sparse;
    let doc = doc_text(&input.attrs);
    let item = with_serde(&mut input)?;
    Ok(quote! {
        #item

        impl ::playground_base::Named for #ident {
            const NAME: &'static str = #name;
        }

        impl ::playground_base::Component for #ident {
            const FACE: &'static str = #face;
            const DESCRIPTION: &'static ::playground_base::ComponentDescription =
                &::playground_base::ComponentDescription {
                    name: #name,
                    former_names: &[#(#former),*],
                    doc: #doc,
                    file: ::core::file!(),
                    line: ::core::line!(),
                    kind: <#ident as ::playground_base::Describe>::KIND,
                    editable: #editable,
                    sparse: #sparse,
                };
        }

        const _: () = {
            #[unsafe(export_name = #face)]
            pub static FACE: fn(
                &::playground_base::ComponentPool<#ident>,
            ) -> ::core::option::Option<::playground_base::Key<#ident>> = |pool| pool.key();
        };
    })
}

pub fn expand_described(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    if !options.is_empty() {
        return Err(syn::Error::new_spanned(
            options,
            "#[described] takes no options",
        ));
    }
    let mut input: DeriveInput = syn::parse2(item)?;
    with_serde(&mut input)
}

/// The type with serde derived and `Describe` implemented. Missing fields take their default, so
/// that old scenes and old generations still load.
fn with_serde(input: &mut DeriveInput) -> syn::Result<TokenStream> {
    let described = describe::expand(input)?;
    let default = match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Named(_)) => quote!(, default),
        _ => TokenStream::new(),
    };
    Ok(quote! {
        #[derive(
            ::playground_base::serde::Serialize,
            ::playground_base::serde::Deserialize,
        )]
        #[serde(crate = "::playground_base::serde" #default)]
        #input

        #described
    })
}

fn parse_options(options: TokenStream) -> syn::Result<Options> {
    let mut parsed = Options::default();
    let parser = syn::meta::parser(|meta| {
        let Some(option) = meta.path.get_ident() else {
            return Err(meta.error("expected an option"));
        };
        match option.to_string().as_str() {
            "derived" => parsed.derived = true,
            "sparse" => parsed.sparse = true,
            "name" => parsed.name = names(meta.value()?.parse()?)?.pop(),
            "former" => parsed.former = names(meta.value()?.parse()?)?,
            _ => return Err(meta.error("unknown option; there are name, former, derived, sparse")),
        }
        Ok(())
    });
    parser.parse2(options)?;
    Ok(parsed)
}
