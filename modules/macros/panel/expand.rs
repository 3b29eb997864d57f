//! What a panel becomes: the ViewModel behind it.

use super::options::PanelOptions;
use super::signature::{Argument, Signature};
use crate::systems::{Parameter, mistake, stub};
use crate::view_model;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ItemImpl, Type};

pub fn expand(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let block: ItemImpl = syn::parse2(item.clone()).map_err(|_| {
        let why = "put #[panel] on the type's own block, in which `ui` stands: `impl Stopwatch { fn ui(..) { .. } }`. The struct itself gets #[state]";
        syn::Error::new_spanned(&item, why)
    })?;
    expand_block(options, &block).or_else(|error| {
        let (error, stub) = (error.to_compile_error(), stub(&block));
        Ok(quote!(#block #error #stub))
    })
}

fn expand_block(options: TokenStream, block: &ItemImpl) -> syn::Result<TokenStream> {
    if let Some((_, of, _)) = &block.trait_ {
        let why = "put #[panel] on the type's own block: `impl Stopwatch { .. }`";
        return Err(syn::Error::new_spanned(of, why));
    }
    let options = PanelOptions::parse(options)?;
    let signature = Signature::of(block)?;
    let this = &*block.self_ty;
    let name = format!("{}::{}", crate::package(), view_model::type_name(this)?);
    let aliases = signature.reads().map(Parameter::alias);
    let mistakes = signature.reads().map(mistake);
    let (fields, made) = (fields(&signature), made(&signature));
    let state = state_alias(this);
    let view = view(&options, &signature, this, &name)?;
    Ok(quote! {
        #block

        const _: () = {
            #(#aliases)*
            #(#mistakes)*
            #state

            /// The panel: its state, and what its parameters keep.
            pub struct __Panel {
                host: __Host,
                #fields
            }

            impl __Panel {
                #[allow(unused_mut, unused_variables, reason = "not every panel reads something")]
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

            impl ::playground_core_ui::Panel for #this {
                type Implementation = __Panel;

                fn open(
                    context: &::playground_base::Context,
                ) -> ::core::result::Result<__Panel, ::playground_base::ModuleError> {
                    __Panel::new(context)
                }
            }

            impl ::playground_base::ExportedViewModel for #this {
                const INFO: ::playground_base::ViewModelInfo =
                    <__Panel as ::playground_base::ExportedViewModel>::INFO;
                const STATE: u32 = <__Panel as ::playground_base::ExportedViewModel>::STATE;
            }
        };
    })
}

/// If the type is no state the compiler says so at the constant, and nowhere else.
fn state_alias(this: &Type) -> TokenStream {
    quote_spanned! {this.span()=>
        type __Host = ::playground_core_ui::PanelHost<
            #this,
            { <#this as ::playground_core_ui::PanelState>::IS_STATE },
        >;
    }
}

fn fields(signature: &Signature) -> TokenStream {
    let fields = signature.arguments.iter().map(|argument| match argument {
        Argument::Ui | Argument::Context => TokenStream::new(),
        Argument::Kept(field, ty) => quote!(#field: #ty,),
        Argument::Read(parameter) => {
            let (field, state) = (&parameter.alias, parameter.member("State"));
            quote!(#field: #state,)
        }
    });
    quote!(#(#fields)*)
}

fn made(signature: &Signature) -> TokenStream {
    let made = signature.arguments.iter().map(|argument| match argument {
        Argument::Ui | Argument::Context => TokenStream::new(),
        Argument::Kept(field, ty) => quote_spanned! {ty.span()=>
            #field: <#ty as ::playground_base::FromContext>::from_context(context)?,
        },
        Argument::Read(parameter) => {
            let (field, declare) = (&parameter.alias, parameter.member("declare"));
            quote!(#field: #declare(context, &mut touched)?,)
        }
    });
    quote!(#(#made)*)
}

fn view(
    options: &PanelOptions,
    signature: &Signature,
    this: &Type,
    name: &str,
) -> syn::Result<TokenStream> {
    let (info, call) = (options.info(), signature.call(this, name));
    let implementation = syn::parse2(quote! {
        impl ::playground_core_ui::PanelView for __Panel {
            fn info(&self) -> ::playground_core_ui::PanelInfo {
                #info
            }
            #[allow(unused_variables, reason = "not every panel asks for both")]
            fn ui(
                &self,
                ui: &mut ::playground_base::egui::Ui,
                context: &mut ::playground_core_ui::PanelContext<'_>,
            ) -> ::core::result::Result<(), ::playground_base::ModuleError> {
                self.host.run(context.world, |state, run| #call)
            }
        }
    })?;
    view_model::expand_as(&implementation, name, Some(state_methods(name)))
}

fn state_methods(name: &str) -> TokenStream {
    quote! {
        async fn save_state(
            &self,
        ) -> ::core::option::Option<
            ::core::result::Result<::std::vec::Vec<u8>, ::playground_base::ModuleError>,
        > {
            ::core::option::Option::Some(self.host.save(#name))
        }

        async fn restore_state(
            &self,
            state: ::std::vec::Vec<u8>,
        ) -> ::core::option::Option<
            ::core::result::Result<(), ::playground_base::ModuleError>,
        > {
            ::core::option::Option::Some(self.host.restore(#name, &state))
        }
    }
}
