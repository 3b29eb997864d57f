//! `#[component]` and `#[described]`.

use crate::derives::{Derives, default_twice, has_default, no_default_variant};
use crate::field::{doc_text, names};
use crate::trait_options::TraitOptions;
use crate::{default_value, describe};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::parse::Parser;
use syn::{Data, DeriveInput, Fields, Ident};

/// The options of `#[component(…)]`.
#[derive(Default)]
struct Options {
    name: Option<String>,
    former: Vec<String>,
    traits: TraitOptions,
    derived: bool,
    sparse: bool,
    resource: bool,
}

pub fn expand(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let options = parse_options(options)?;
    let mut input: DeriveInput = syn::parse2(item)?;
    let ident = input.ident.clone();
    let name = options
        .name
        .unwrap_or_else(|| format!("{}::{ident}", crate::package()));
    let cast = format!("PLAYGROUND_KEY_{name}");
    let (former, editable) = (options.former, !options.derived);
    let (sparse, resource) = (options.sparse, options.resource);
    let is_resource = resource.then(|| quote!(impl ::playground_base::Resource for #ident {}));
    let doc = doc_text(&input.attrs);
    if !has_default(&input.data) && !options.traits.is_by_hand("Default") {
        return Err(no_default_variant(ident.span()));
    }
    let item = with_traits(&mut input, &options.traits)?;
    let component = quote_spanned!(ident.span()=> ::playground_base::Component);
    Ok(quote! {
        #item

        impl ::playground_base::Named for #ident {
            const NAME: &'static str = #name;
        }

        impl #component for #ident {
            const CAST: &'static str = #cast;
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
                    resource: #resource,
                };

            #[inline(never)]
            fn find_key(
                context: &::playground_base::Context,
            ) -> ::core::result::Result<::playground_base::Key<Self>, ::playground_base::ModuleError>
            {
                context.search_key()
            }
            #[inline(never)]
            fn read_columns<'a>(
                pool: &'a ::playground_base::ComponentPool<Self>,
                token: &'a ::playground_base::BorrowToken,
            ) -> ::core::result::Result<
                ::playground_base::ReadColumns<'a, Self>,
                ::playground_base::ModuleError,
            > {
                pool.read(token)
            }
            #[inline(never)]
            fn write_columns<'a>(
                pool: &'a ::playground_base::ComponentPool<Self>,
                token: &'a ::playground_base::BorrowToken,
            ) -> ::core::result::Result<
                ::playground_base::WriteColumns<'a, Self>,
                ::playground_base::ModuleError,
            > {
                pool.write(token)
            }
            #[inline(never)]
            fn stage_rows(
                pool: &::playground_base::ComponentPool<Self>,
                token: &::playground_base::BorrowToken,
                rows: ::playground_base::Staged<Self>,
            ) -> ::playground_base::StagedRows {
                pool.stage(token, rows)
            }
        }

        #is_resource

        const _: () = {
            #[unsafe(export_name = #cast)]
            pub static CAST: fn(
                &::playground_base::PlacedPool<#ident>,
            ) -> ::core::option::Option<::playground_base::Key<#ident>> = |(_, pool)| pool.key();
        };
    })
}

pub fn expand_described(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let mut traits = TraitOptions::default();
    let parser = syn::meta::parser(|meta| {
        if traits.parse(&meta)? {
            Ok(())
        } else {
            Err(meta.error("unknown option; there are `copy` and `by_hand(Trait, …)`"))
        }
    });
    parser.parse2(options)?;
    let mut input: DeriveInput = syn::parse2(item)?;
    with_traits(&mut input, &traits)
}

/// A described type with a stable name, by which readers find its events across reloads.
pub fn expand_event(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let (_, item) = named_data(options, item)?;
    Ok(item)
}

/// The same for an effect.
pub fn expand_effect(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let (ident, item) = named_data(options, item)?;
    Ok(quote! {
        #item

        impl ::playground_base::EffectData for #ident {}
    })
}

/// A described type with a stable name.
fn named_data(options: TokenStream, item: TokenStream) -> syn::Result<(Ident, TokenStream)> {
    let (mut traits, mut name) = (TraitOptions::default(), None);
    let parser = syn::meta::parser(|meta| {
        if traits.parse(&meta)? {
            return Ok(());
        }
        if !meta.path.is_ident("name") {
            return Err(meta.error("unknown option; there are name, copy, by_hand"));
        }
        name = names(meta.value()?.parse()?)?.pop();
        Ok(())
    });
    parser.parse2(options)?;
    let mut input: DeriveInput = syn::parse2(item)?;
    let ident = input.ident.clone();
    let name = name.unwrap_or_else(|| format!("{}::{ident}", crate::package()));
    let item = with_traits(&mut input, &traits)?;
    let named = quote! {
        #item

        impl ::playground_base::Named for #ident {
            const NAME: &'static str = #name;
        }
    };
    Ok((ident, named))
}

/// The type with derives, serde, `Describe`, and the defaults of its fields. Missing fields take
/// their default, so that old scenes and old generations still load.
fn with_traits(input: &mut DeriveInput, traits: &TraitOptions) -> syn::Result<TokenStream> {
    refuse_generics(input)?;
    let mut derives = Derives::take(input)?;
    derives.add_copy(&input.data, traits);
    let is_copy = derives.find("Copy").is_some();
    let described = describe::expand(input, is_copy)?;
    let defaults = default_value::implementation(input, &described.defaults);
    if let (Some(derive), Some(_)) = (derives.find("Default"), &defaults) {
        return Err(default_twice(derive));
    }
    let derive = derives.attribute(&input.data, defaults.is_some(), &traits.by_hand);
    let serde_default = match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Named(_)) => quote!(, default),
        _ => TokenStream::new(),
    };
    let describe = described.tokens;
    // The description comes first, so that its errors about fields come before those of the
    // derives.
    Ok(quote! {
        #describe

        #derive
        #[serde(crate = "::playground_base::serde" #serde_default)]
        #input

        #defaults
    })
}

fn refuse_generics(input: &DeriveInput) -> syn::Result<()> {
    if input.generics.params.is_empty() {
        Ok(())
    } else {
        Err(syn::Error::new_spanned(
            &input.generics,
            "data of a component has no parameters: scenes, the inspector and migration know one \
             list of fields for each name. Write a struct for each type that you need",
        ))
    }
}

fn parse_options(options: TokenStream) -> syn::Result<Options> {
    let mut parsed = Options::default();
    let parser = syn::meta::parser(|meta| {
        let Some(option) = meta.path.get_ident() else {
            return Err(meta.error("expected an option"));
        };
        if parsed.traits.parse(&meta)? {
            return Ok(());
        }
        match option.to_string().as_str() {
            "derived" => parsed.derived = true,
            "sparse" => parsed.sparse = true,
            "resource" => parsed.resource = true,
            "name" => parsed.name = names(meta.value()?.parse()?)?.pop(),
            "former" => parsed.former = names(meta.value()?.parse()?)?,
            _ => {
                return Err(meta.error(
                    "unknown option; there are name, former, resource, sparse, copy, derived, by_hand",
                ));
            }
        }
        Ok(())
    });
    parser.parse2(options)?;
    Ok(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(options: &str, item: &str) -> syn::Result<String> {
        let tokens = |text: &str| text.parse::<TokenStream>().expect("tokens");
        expand(tokens(options), tokens(item)).map(|tokens| tokens.to_string())
    }

    #[test]
    fn mistakes_name_the_remedy() {
        for (options, item, says) in [
            (
                "",
                "#[derive(Default)] struct A { #[field(default = 5)] x: f32 }",
                "take `Default` out of the derive",
            ),
            ("", "enum A { One, Two }", "put `#[default]` on the variant"),
            ("", "struct A<T> { x: T }", "Write a struct for each type"),
            (
                "",
                "struct A { #[field(defalt = 5)] x: f32 }",
                "there are default, unit",
            ),
            (
                "",
                "struct A(#[field(min = 0)] f32);",
                "takes `default` alone",
            ),
            (
                "",
                "enum A { #[default] B, C { #[field(default = 1)] x: u32 } }",
                "stands at the fields of a struct",
            ),
            ("by_hand(Copy)", "struct A;", "expected one of Clone, Debug"),
            (
                "hidden",
                "struct A;",
                "there are name, former, resource, sparse, copy, derived, by_hand",
            ),
        ] {
            let error = expanded(options, item).expect_err(item).to_string();
            assert!(error.contains(says), "{item}: {error}");
        }
    }

    #[test]
    fn each_trait_is_derived_once() {
        let item = "#[derive(Copy, Clone)] struct A { x: f32 }";
        let text = expanded("by_hand(PartialEq)", item).expect("it is a component");
        assert_eq!(text.matches("derive (").count(), 1, "{text}");
        assert_eq!(text.matches("Clone").count(), 1, "{text}");
        assert!(text.contains("fmt :: Debug") && text.contains("default :: Default"));
        assert!(!text.contains("PartialEq"), "{text}");
    }

    #[test]
    fn copy_is_derived_where_it_is_asked_for_and_where_there_is_no_data() {
        let copies = |options, item: &str| {
            let text = expanded(options, item).expect("it is a component");
            assert!(text.matches("Copy").count() <= 1, "{text}");
            (text.contains("Copy"), text.contains(":: Eq"))
        };
        assert_eq!(copies("", "struct A { x: f32 }"), (false, false));
        assert_eq!(copies("copy", "struct A { x: f32 }"), (true, false));
        assert_eq!(
            copies("copy", "#[derive(Copy)] struct A(f32);"),
            (true, false)
        );
        assert_eq!(copies("", "struct A {}"), (true, true));
        assert_eq!(copies("copy", "enum A { #[default] B, C }"), (true, true));
        assert_eq!(
            copies("", "enum A { #[default] B, C(f32) }"),
            (false, false)
        );
        let by_hand = "enum A { #[default] B }";
        assert_eq!(copies("by_hand(Clone)", by_hand), (false, true));
        assert_eq!(copies("by_hand(PartialEq)", by_hand), (true, false));
    }
}
