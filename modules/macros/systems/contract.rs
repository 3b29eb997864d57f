//! [`Contract`]: the implementation of `SystemView` that a block becomes.

use super::expand::constant;
use super::function::{Function, Kind};
use super::handler::{self, Handler};
use crate::view_model;
use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

/// The functions of a block, by which the ViewModel answers.
pub struct Contract<'a> {
    /// `crate::Type`, for messages.
    pub plugin: &'a str,
    pub this: &'a Type,
    pub functions: &'a [Function],
    pub handlers: &'a [Handler],
}

/// The call of the functions of one kind.
struct Calls {
    /// The method of the contract.
    method: TokenStream,
    id: TokenStream,
    /// Parameters between the id and the context.
    arguments: Option<TokenStream>,
    /// The type of the context.
    context: TokenStream,
    /// The result of a call.
    given: TokenStream,
    /// The functions in `param` that run one, convert its answer, and refuse unknown ids.
    run: TokenStream,
    answer: [&'static str; 2],
    unknown: TokenStream,
}

impl Contract<'_> {
    /// A `match` over the functions of each kind, whose last arm is an error.
    pub fn expand(&self) -> syn::Result<TokenStream> {
        let is_exclusive = |one: &Function| one.signature.is_exclusive;
        let is_system = |one: &Function| one.as_system().is_some();
        let is_command = |one: &Function| matches!(one.kind, Kind::Command(_));
        let shared = |one: &Function| is_system(one) && !is_exclusive(one);
        let alone = |one: &Function| is_system(one) && is_exclusive(one);
        let observers = |one: &Function| matches!(one.kind, Kind::Observer(_));
        let commands = |one: &Function| is_command(one) && !is_exclusive(one);
        let commands_alone = |one: &Function| is_command(one) && is_exclusive(one);
        let methods = [
            Some(self.method(&system(), shared)),
            self.some(&exclusive_system(), alone),
            Some(self.method(&observer(), observers)),
            self.some(&command(), commands),
            self.some(&exclusive_command(), commands_alone),
        ];
        let methods = methods.iter().flatten();
        let effects = handler::methods(self.plugin, self.this, self.handlers);
        let implementation = syn::parse2(quote! {
            impl ::playground_core_ecs::SystemView for __Plugin {
                fn systems(&self) -> ::std::vec::Vec<::playground_core_ecs::System> {
                    self.declared.systems()
                }
                fn observers(&self) -> ::std::vec::Vec<::playground_core_ecs::Observer> {
                    self.declared.observers()
                }
                fn commands(&self) -> ::std::vec::Vec<::playground_core_ecs::ConsoleCommand> {
                    self.declared.commands()
                }
                #(#methods)*
                #effects
            }
        })?;
        let state = Some(state_methods(self.plugin));
        view_model::expand_as(&implementation, self.plugin, state)
    }

    /// The method, if the block has functions for it; otherwise the contract's default is used.
    fn some(&self, calls: &Calls, is_meant: impl Fn(&Function) -> bool) -> Option<TokenStream> {
        let has = self.functions.iter().any(&is_meant);
        has.then(|| self.method(calls, is_meant))
    }

    fn method(&self, calls: &Calls, is_meant: impl Fn(&Function) -> bool) -> TokenStream {
        let Calls {
            method,
            id,
            arguments,
            context,
            given,
            run,
            answer,
            unknown,
        } = calls;
        let plugin = self.plugin;
        let meant = self.functions.iter().filter(|one| is_meant(one));
        let given_arguments = arguments.as_ref().map(|_| quote!(arguments,));
        let arms = meant.map(|one| {
            let constant = constant(one);
            let call = one.signature.call(self.this, &one.name, *answer);
            quote! {
                #constant => ::playground_core_ecs::param::#run(
                    id, #given_arguments context, |run| #call
                ),
            }
        });
        quote! {
            fn #method(
                &self,
                id: ::playground_core_ecs::#id,
                #arguments
                context: &mut ::playground_core_ecs::#context<'_>,
            ) -> ::core::result::Result<#given, ::playground_base::ModuleError> {
                match id {
                    #(#arms)*
                    _ => ::core::result::Result::Err(
                        ::playground_core_ecs::param::#unknown(#plugin, id),
                    ),
                }
            }
        }
    }
}

fn system() -> Calls {
    Calls {
        method: quote!(run),
        id: quote!(SystemId),
        arguments: None,
        context: quote!(SystemContext),
        given: quote!(()),
        run: quote!(run_system),
        answer: ["Answer", "into_answer"],
        unknown: quote!(unknown_system),
    }
}

fn exclusive_system() -> Calls {
    Calls {
        method: quote!(run_exclusive),
        context: quote!(ExclusiveContext),
        run: quote!(run_exclusive),
        ..system()
    }
}

fn observer() -> Calls {
    Calls {
        method: quote!(observe),
        id: quote!(ObserverId),
        context: quote!(ObserverContext),
        run: quote!(run_observer),
        unknown: quote!(unknown_observer),
        ..system()
    }
}

fn command() -> Calls {
    Calls {
        method: quote!(run_command),
        id: quote!(ConsoleCommandId),
        arguments: Some(quote!(arguments: &[::playground_base::Value],)),
        context: quote!(SystemContext),
        given: quote!(::std::string::String),
        run: quote!(run_command),
        answer: ["CommandAnswer", "into_text"],
        unknown: quote!(unknown_command),
    }
}

fn exclusive_command() -> Calls {
    Calls {
        method: quote!(run_exclusive_command),
        context: quote!(ExclusiveContext),
        run: quote!(run_exclusive_command),
        ..command()
    }
}

fn state_methods(name: &str) -> TokenStream {
    quote! {
        async fn save_state(
            &self,
        ) -> ::core::option::Option<
            ::core::result::Result<::std::vec::Vec<u8>, ::playground_base::ModuleError>,
        > {
            self.save().to_bytes(#name)
        }

        async fn restore_state(
            &self,
            state: ::std::vec::Vec<u8>,
        ) -> ::core::option::Option<
            ::core::result::Result<(), ::playground_base::ModuleError>,
        > {
            let saved = ::playground_core_ecs::param::Saved::from_bytes(#name, &state);
            ::core::option::Option::Some(saved.map(|saved| self.restore(saved)))
        }
    }
}
