//! `#[state]`.

use crate::default_value;
use crate::derives::{Derives, default_twice, has_default};
use crate::field::FieldOptions;
use crate::trait_options::parse_by_hand;
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser;
use syn::{Data, DeriveInput, Expr, Fields};

pub fn expand(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let mut by_hand = Vec::new();
    let parser = syn::meta::parser(|meta| {
        if meta.path.is_ident("by_hand") {
            parse_by_hand(&meta, &mut by_hand)
        } else {
            Err(meta.error("unknown option; there is `by_hand(Default)`"))
        }
    });
    parser.parse2(options)?;
    let mut input: DeriveInput = syn::parse2(item)?;
    let derives = Derives::take(&mut input)?;
    let defaults = take_defaults(&mut input)?;
    let defaults = default_value::implementation(&input, &defaults);
    if let (Some(derive), Some(_)) = (derives.find("Default"), &defaults) {
        return Err(default_twice(derive));
    }
    let makes_default = !by_hand.iter().any(|name| name == "Default");
    if makes_default && !has_default(&input.data) {
        return Err(syn::Error::new(
            input.ident.span(),
            "state has a default, and this enum names none: put `#[default]` on the variant that it \
             starts with",
        ));
    }
    let derive = derives.of_state(makes_default && defaults.is_none());
    let serde_default = match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Named(_)) => quote!(, default),
        _ => TokenStream::new(),
    };
    Ok(quote! {
        #derive
        #[serde(crate = "::playground_base::serde" #serde_default)]
        #input

        #defaults
    })
}

/// The defaults of the fields of a struct. State has no description, so a field has no other
/// options.
fn take_defaults(input: &mut DeriveInput) -> syn::Result<Vec<Option<Expr>>> {
    let Data::Struct(data) = &mut input.data else {
        return Ok(Vec::new());
    };
    let why = "a field of state takes `default` alone: state has no description";
    let fields = data.fields.iter_mut();
    fields
        .map(|field| FieldOptions::take_default(field, why))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(options: &str, item: &str) -> syn::Result<String> {
        let tokens = |text: &str| text.parse::<TokenStream>().expect("tokens");
        expand(tokens(options), tokens(item)).map(|tokens| tokens.to_string())
    }

    #[test]
    fn state_derives_serde_and_default_only() {
        let text = expanded("", "struct A { x: f32 }").expect("it is state");
        assert!(text.contains("serde :: Serialize"), "{text}");
        assert!(text.contains("default :: Default"), "{text}");
        assert!(
            !text.contains("PartialEq") && !text.contains("Clone"),
            "{text}"
        );
        let text = expanded("", "struct A { #[field(default = 3)] x: f32 }").expect("a default");
        assert!(
            text.contains("impl :: core :: default :: Default for A"),
            "{text}"
        );
        assert!(!text.contains("derive (:: core :: default"), "{text}");
    }

    #[test]
    fn mistakes_name_the_remedy() {
        for (options, item, says) in [
            ("", "enum A { One, Two }", "put `#[default]` on the variant"),
            (
                "",
                "struct A { #[field(min = 0)] x: f32 }",
                "takes `default` alone",
            ),
            ("keep", "struct A;", "there is `by_hand(Default)`"),
        ] {
            let error = expanded(options, item).expect_err(item).to_string();
            assert!(error.contains(says), "{item}: {error}");
        }
    }
}
