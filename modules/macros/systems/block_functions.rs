//! The functions of a block, for the orders of other blocks.

use super::function::Function;
use crate::view_model;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Ident, ImplItem, ImplItemFn, ItemImpl};

/// `impl SystemsBlock`, by which other blocks find the names and stages of the systems.
pub fn expand(block: &ItemImpl, functions: &[Function]) -> syn::Result<TokenStream> {
    implementation(block, |ident| {
        let mut systems = functions.iter().filter(|one| one.as_system().is_some());
        match systems.find(|one| one.signature.ident == *ident) {
            Some(one) => {
                let (name, stage) = (&one.name, one.stage());
                quote!(System(#name, ::playground_core_ecs::Stage::#stage))
            }
            None => quote!(NoSystem),
        }
    })
}

/// The same for a block with a mistake, so that orders of other blocks add no further error.
pub fn stub(block: &ItemImpl) -> TokenStream {
    // A type without a name is a mistake of its own.
    implementation(block, |_| quote!(Unknown)).unwrap_or_default()
}

fn implementation(
    block: &ItemImpl,
    kind: impl Fn(&Ident) -> TokenStream,
) -> syn::Result<TokenStream> {
    let this = &block.self_ty;
    let all = format_ident!("FunctionsOf{}", view_model::type_name(this)?);
    let function = quote!(::playground_core_ecs::param::BlockFunction);
    let (mut fields, mut values) = (TokenStream::new(), TokenStream::new());
    for ImplItemFn { attrs, sig, .. } in block.items.iter().filter_map(as_function) {
        let (ident, kind) = (&sig.ident, kind(&sig.ident));
        let cfgs = attrs.iter().filter(|of| is_cfg(of)).collect::<Vec<_>>();
        fields.extend(quote!(#(#cfgs)* pub #ident: #function,));
        values.extend(quote!(#(#cfgs)* #ident: #function::#kind,));
    }
    Ok(quote! {
        const _: () = {
            #[allow(dead_code, reason = "not every system is named by an order")]
            pub struct #all {
                #fields
            }

            impl ::playground_core_ecs::param::SystemsBlock for #this {
                type Functions = #all;
                const FUNCTIONS: #all = #all { #values };
            }
        };
    })
}

fn as_function(item: &ImplItem) -> Option<&ImplItemFn> {
    match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    }
}

fn is_cfg(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
}
