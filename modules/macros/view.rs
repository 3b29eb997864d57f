//! `#[view]`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{ItemTrait, TraitItem};

pub fn expand(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let fragments = parse_options(options)?;
    let mut contract: ItemTrait = syn::parse2(item)?;
    let name = contract.ident.clone();
    let vis = contract.vis.clone();
    let stable_name = format!("{}::{name}", crate::package());
    contract
        .supertraits
        .push(syn::parse_quote!(::playground_base::ViewModelTrait));
    let is_async = |item: &TraitItem| matches!(item, TraitItem::Fn(f) if f.sig.asyncness.is_some());
    let async_trait = contract
        .items
        .iter()
        .any(is_async)
        .then(|| quote!(#[::playground_base::async_trait::async_trait]));
    let (alias, bound, doc) = if fragments {
        (
            format_ident!("BoundAll{name}"),
            quote!(BoundAll),
            format!("All implementations of [`{name}`]."),
        )
    } else {
        (
            format_ident!("Bound{name}"),
            quote!(Bound),
            format!("The current implementation of [`{name}`]."),
        )
    };
    let handle_alias = (!fragments).then(|| {
        let alias = format_ident!("{name}Handle");
        let doc = format!("The implementation of [`{name}`] at one moment.");
        quote! {
            #[doc = #doc]
            #vis type #alias = ::playground_base::Handle<dyn #name>;
        }
    });
    let fragments_alias = fragments.then(|| {
        let alias = format_ident!("{name}Fragments");
        let doc = format!("The implementers of [`{name}`] at one moment.");
        quote! {
            #[doc = #doc]
            #vis type #alias = ::playground_base::Handle<
                ::std::vec::Vec<::playground_base::Fragment<dyn #name>>,
            >;
        }
    });
    Ok(quote! {
        #async_trait
        #contract

        impl ::playground_base::Contract for dyn #name {
            const NAME: &'static str = #stable_name;
            const VIEW: ::playground_base::ViewId = ::playground_base::stable_id(#stable_name);
            const API: u32 = crate::API_VERSION;
            const STATE: u32 = crate::STATE_FORMAT_VERSION;
            const FRAGMENTS: bool = #fragments;
        }

        #[doc = #doc]
        #vis type #alias = ::playground_base::#bound<dyn #name>;

        #fragments_alias
        #handle_alias
    })
}

fn parse_options(options: TokenStream) -> syn::Result<bool> {
    if options.is_empty() {
        return Ok(false);
    }
    let option: syn::Ident = syn::parse2(options)?;
    if option == "fragments" {
        Ok(true)
    } else {
        Err(syn::Error::new(
            option.span(),
            "unknown option; there is `fragments`, for contracts with many implementers",
        ))
    }
}
