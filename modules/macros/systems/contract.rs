//! [`Contract`]: the implementation of `SystemView` that a block becomes.

use super::expand::constant;
use super::function::{Function, Kind};
use super::handler::{self, Handler};
use crate::view_model;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Ident, Type};

/// The functions of a block, by which the ViewModel answers.
pub struct Contract<'a> {
    /// `crate::Type`, for messages.
    pub plugin: &'a str,
    pub this: &'a Type,
    pub functions: &'a [Function],
    pub handlers: &'a [Handler],
}

/// The calls of the functions of one kind.
struct Calls {
    /// The method of the contract.
    method: TokenStream,
    id: TokenStream,
    /// The parameter between the id and the context, and its argument.
    arguments: Option<(TokenStream, TokenStream)>,
    /// The type of the context.
    context: TokenStream,
    /// The result of a call.
    given: TokenStream,
    /// The type in `param` of one run, and its constructor.
    run: TokenStream,
    start: TokenStream,
    /// Whether the run has commands to give back.
    has_commands: bool,
    /// The trait in `param` that converts what a function returns, and its method.
    answer: [&'static str; 2],
    /// The function in `param` that refuses unknown ids.
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
        let calls = [
            Some((system(), self.of(shared))),
            self.some(exclusive_system(), alone),
            Some((observer(), self.of(observers))),
            self.some(command(), commands),
            self.some(exclusive_command(), commands_alone),
        ];
        let calls: Vec<(Calls, Vec<&Function>)> = calls.into_iter().flatten().collect();
        let methods = calls.iter().map(|(calls, of)| self.method(calls, of));
        let runs = calls
            .iter()
            .flat_map(|(calls, of)| of.iter().map(|one| self.run(calls, one)));
        let runs = quote!(impl __Plugin { #(#runs)* });
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
        let view_model = view_model::expand_as(&implementation, self.plugin, state)?;
        Ok(quote!(#runs #view_model))
    }

    /// The functions of one kind.
    fn of(&self, is_meant: impl Fn(&Function) -> bool) -> Vec<&Function> {
        self.functions.iter().filter(|one| is_meant(one)).collect()
    }

    /// The functions of one kind, if the block has any; otherwise the contract's default is used.
    fn some(
        &self,
        calls: Calls,
        is_meant: impl Fn(&Function) -> bool,
    ) -> Option<(Calls, Vec<&Function>)> {
        let of = self.of(is_meant);
        (!of.is_empty()).then_some((calls, of))
    }

    /// `fn __run_swim(&self, run: &Run<'_>) -> Result<(), ModuleError> { .. }`: a function of its
    /// own for each, because one large function takes the compiler longer.
    fn run(&self, calls: &Calls, one: &Function) -> TokenStream {
        let Calls {
            given, run, answer, ..
        } = calls;
        let (name, call) = (
            run_name(one),
            one.signature.call(self.this, &one.name, *answer),
        );
        quote! {
            #[inline(never)]
            #[allow(unused_variables, reason = "not every function has parameters")]
            #[allow(clippy::question_mark, reason = "its functions would be compiled for each type")]
            fn #name<'r>(
                &'r self,
                run: &::playground_core_ecs::param::#run<'r>,
            ) -> ::core::result::Result<#given, ::playground_base::ModuleError> {
                #call
            }
        }
    }

    /// The method of the contract.
    fn method(&self, calls: &Calls, of: &[&Function]) -> TokenStream {
        let Calls {
            method,
            id,
            arguments,
            context,
            given,
            run,
            start,
            has_commands,
            unknown,
            ..
        } = calls;
        let plugin = self.plugin;
        let (parameter, argument) = arguments.clone().unzip();
        let arms = of.iter().map(|one| {
            let (constant, name) = (constant(one), run_name(one));
            quote!(#constant => self.#name(&run),)
        });
        let finish = has_commands.then(|| quote!(run.finish(&mut context.commands);));
        quote! {
            fn #method(
                &self,
                id: ::playground_core_ecs::#id,
                #parameter
                context: &mut ::playground_core_ecs::#context<'_>,
            ) -> ::core::result::Result<#given, ::playground_base::ModuleError> {
                let run = ::playground_core_ecs::param::#run::#start(id, #argument context);
                let answer = match id {
                    #(#arms)*
                    _ => ::core::result::Result::Err(
                        ::playground_core_ecs::param::#unknown(#plugin, id),
                    ),
                };
                #finish
                answer
            }
        }
    }
}

fn run_name(one: &Function) -> Ident {
    format_ident!("__run_{}", one.signature.ident.unraw())
}

fn system() -> Calls {
    Calls {
        method: quote!(run),
        id: quote!(SystemId),
        arguments: None,
        context: quote!(SystemContext),
        given: quote!(()),
        run: quote!(Run),
        start: quote!(of_system),
        has_commands: true,
        answer: ["Answer", "into_answer"],
        unknown: quote!(unknown_system),
    }
}

fn exclusive_system() -> Calls {
    Calls {
        method: quote!(run_exclusive),
        context: quote!(ExclusiveContext),
        run: quote!(ExclusiveRun),
        has_commands: false,
        ..system()
    }
}

fn observer() -> Calls {
    Calls {
        method: quote!(observe),
        id: quote!(ObserverId),
        context: quote!(ObserverContext),
        start: quote!(of_observer),
        unknown: quote!(unknown_observer),
        ..system()
    }
}

fn command() -> Calls {
    Calls {
        method: quote!(run_command),
        id: quote!(ConsoleCommandId),
        arguments: Some((
            quote!(arguments: &[::playground_base::Value],),
            quote!(arguments,),
        )),
        given: quote!(::std::string::String),
        start: quote!(of_command),
        answer: ["CommandAnswer", "into_text"],
        unknown: quote!(unknown_command),
        ..system()
    }
}

fn exclusive_command() -> Calls {
    Calls {
        method: quote!(run_exclusive_command),
        context: quote!(ExclusiveContext),
        run: quote!(ExclusiveRun),
        has_commands: false,
        ..command()
    }
}

fn state_methods(name: &str) -> TokenStream {
    view_model::save_and_restore(
        &quote!(self.save().to_bytes(#name)),
        &quote! {
            let saved = ::playground_core_ecs::param::Saved::from_bytes(#name, &state);
            saved.map(|saved| self.restore(saved))
        },
    )
}
