//! Generates the ViewModel of such a type.

use super::signature::{Kind, Signature};
use crate::systems::{Parameter, mistake, stub};
use crate::view_model;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{ItemImpl, Type};

/// The type and its function.
pub struct Function<'a> {
    /// The type.
    pub this: &'a Type,
    /// Its name: `crate::Type`.
    pub name: &'a str,
    /// The call of the function, which returns a `Result`.
    pub call: TokenStream,
    /// The component that the function edits.
    pub component: Option<&'a Type>,
}

/// The parts that differ between panels, drawings, gizmos and inspectors.
pub struct Parts {
    /// `type __Host = ..;`: stores its state and its queries.
    pub host: TokenStream,
    /// `impl FooView for __Reader { .. }`.
    pub view: TokenStream,
    /// Methods that save and restore its state.
    pub state: Option<TokenStream>,
    /// Further items.
    pub beside: TokenStream,
}

/// The block, and the ViewModel. `parts` makes the parts that differ. `not_block` is the error for
/// an item that is no block.
pub fn expand(
    kind: &'static Kind,
    item: TokenStream,
    not_block: &str,
    parts: impl FnOnce(&Function<'_>) -> syn::Result<Parts>,
) -> syn::Result<TokenStream> {
    let block: ItemImpl =
        syn::parse2(item.clone()).map_err(|_| syn::Error::new_spanned(&item, not_block))?;
    let expanded = match &block.trait_ {
        Some((_, of, _)) => Err(syn::Error::new_spanned(of, not_block)),
        None => expand_block(kind, &block, parts),
    };
    expanded.or_else(|error| {
        let (error, stub) = (error.to_compile_error(), stub(&block));
        Ok(quote!(#block #error #stub))
    })
}

fn expand_block(
    kind: &'static Kind,
    block: &ItemImpl,
    parts: impl FnOnce(&Function<'_>) -> syn::Result<Parts>,
) -> syn::Result<TokenStream> {
    let this = &*block.self_ty;
    let name = format!("{}::{}", crate::package(), view_model::type_name(this)?);
    let signature = Signature::of(kind, block)?;
    let aliases = signature.reads().map(Parameter::alias);
    let mistakes = signature.reads().map(mistake);
    let (fields, made) = (signature.fields(), signature.made());
    let Parts {
        host,
        view,
        state,
        beside,
    } = parts(&Function {
        this,
        name: &name,
        call: signature.call(this, &name),
        component: signature.component(),
    })?;
    let view = view_model::expand_as(&syn::parse2(view)?, &name, state)?;
    Ok(quote! {
        #block

        const _: () = {
            #(#aliases)*
            #(#mistakes)*
            #host

            /// The type as its state, with the state of its parameters.
            pub struct __Reader {
                host: __Host,
                #fields
            }

            impl __Reader {
                #[allow(unused_mut, unused_variables, reason = "not every one reads something")]
                fn new(
                    context: &::playground_base::Context,
                ) -> ::core::result::Result<Self, ::playground_base::ModuleError> {
                    let mut touched = ::playground_core_ecs::param::Touched::default();
                    ::core::result::Result::Ok(Self {
                        #made
                        host: __Host::new(touched),
                    })
                }
            }

            #view
            #beside

            impl ::playground_base::ExportedViewModel for #this {
                const INFO: ::playground_base::ViewModelInfo =
                    <__Reader as ::playground_base::ExportedViewModel>::INFO;
                const STATE: u32 = <__Reader as ::playground_base::ExportedViewModel>::STATE;
            }
        };
    })
}
