//! `#[view_model]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;
use syn::{ImplItem, ItemImpl, Path, Type};

pub fn expand(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let stateful = parse_options(options)?;
    let implementation: ItemImpl = syn::parse2(item)?;
    let name = format!(
        "{}::{}",
        crate::package(),
        type_name(&implementation.self_ty)?
    );
    let state = stateful.then(|| state_methods(&name));
    expand_as(&implementation, &name, state)
}

/// The implementation as a ViewModel called `name`, with these methods for its state.
pub fn expand_as(
    implementation: &ItemImpl,
    name: &str,
    state: Option<TokenStream>,
) -> syn::Result<TokenStream> {
    let view = view_of(implementation)?;
    let this = &implementation.self_ty;
    let cast = format!("PLAYGROUND_CAST_{name}");
    let is_async = |item: &ImplItem| matches!(item, ImplItem::Fn(f) if f.sig.asyncness.is_some());
    let async_trait = implementation
        .items
        .iter()
        .any(is_async)
        .then(|| quote!(#[::playground_base::async_trait::async_trait]));
    Ok(quote! {
        #async_trait
        #implementation

        impl ::playground_base::ViewModelTrait for #this {
            fn view_id(&self) -> ::playground_base::ViewId {
                <dyn #view as ::playground_base::Contract>::VIEW
            }
            fn api_version(&self) -> u32 {
                <Self as ::playground_base::ExportedViewModel>::INFO.api_version
            }
            #state
        }

        impl ::playground_base::ViewModelFragmentTrait for #this {
            fn view_id(&self) -> ::playground_base::ViewId {
                <dyn #view as ::playground_base::Contract>::VIEW
            }
            fn fragment_id(&self) -> ::playground_base::FragmentId {
                <Self as ::playground_base::ExportedViewModel>::INFO.fragment
            }
        }

        impl ::playground_base::ExportedViewModel for #this {
            const STATE: u32 = <dyn #view as ::playground_base::Contract>::STATE;
            const INFO: ::playground_base::ViewModelInfo = ::playground_base::ViewModelInfo {
                view: <dyn #view as ::playground_base::Contract>::VIEW,
                view_name: <dyn #view as ::playground_base::Contract>::NAME,
                fragment: if <dyn #view as ::playground_base::Contract>::FRAGMENTS {
                    ::playground_base::stable_id(#name)
                } else {
                    0
                },
                name: #name,
                api_version: <dyn #view as ::playground_base::Contract>::API,
                cast: #cast,
                file: ::core::file!(),
                line: ::core::line!(),
                create: |context| {
                    let inner = ::playground_base::Handle::new(<#this>::new(context)?);
                    ::core::result::Result::Ok(::playground_base::Handle::new(
                        ::playground_base::Instance { inner },
                    ))
                },
            };
        }

        const _: () = {
            #[unsafe(export_name = #cast)]
            pub static CAST: fn(
                &::playground_base::Instance<#this>,
            ) -> ::playground_base::Handle<dyn #view> = |instance| instance.inner.clone();
        };
    })
}

fn state_methods(name: &str) -> TokenStream {
    save_and_restore(
        &quote! {
            let state = ::playground_base::Stateful::state(self);
            let saved =
                ::playground_base::encode_state(#name, crate::STATE_FORMAT_VERSION, &state);
            ::core::option::Option::Some(saved)
        },
        &quote! {
            let state =
                ::playground_base::decode_state(#name, crate::STATE_FORMAT_VERSION, &state);
            state.map(|state| ::playground_base::Stateful::set_state(self, state))
        },
    )
}

/// The methods that save the state, an optional result, and restore `state`, with a result. They
/// are not async: each module would compile futures that wait for nothing.
pub fn save_and_restore(save: &TokenStream, restore: &TokenStream) -> TokenStream {
    quote! {
        fn save_state<'s, 'f>(
            &'s self,
        ) -> ::playground_base::StateFuture<'f, ::std::vec::Vec<u8>>
        where
            's: 'f,
            Self: 'f,
        {
            ::playground_base::saved({ #save })
        }

        fn restore_state<'s, 'f>(
            &'s self,
            state: ::std::vec::Vec<u8>,
        ) -> ::playground_base::StateFuture<'f, ()>
        where
            's: 'f,
            Self: 'f,
        {
            ::playground_base::restored({ #restore })
        }
    }
}

fn parse_options(options: TokenStream) -> syn::Result<bool> {
    if options.is_empty() {
        return Ok(false);
    }
    let option: syn::Ident = syn::parse2(options)?;
    if option == "stateful" {
        Ok(true)
    } else {
        Err(syn::Error::new(
            option.span(),
            "unknown option; there is `stateful`, for a ViewModel whose state survives a reload",
        ))
    }
}

fn view_of(implementation: &ItemImpl) -> syn::Result<&Path> {
    match &implementation.trait_ {
        Some((_, view, _)) => Ok(view),
        None => Err(syn::Error::new(
            implementation.span(),
            "put #[view_model] on the implementation of a contract: `impl FooView for Bar`",
        )),
    }
}

pub fn type_name(this: &Type) -> syn::Result<String> {
    let last = match this {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    last.map(|segment| segment.ident.to_string())
        .ok_or_else(|| syn::Error::new(this.span(), "a ViewModel is a struct with a name"))
}
