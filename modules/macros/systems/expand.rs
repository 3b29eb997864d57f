//! Expands a block into the ViewModel of the plugin.

use super::condition::Condition;
use super::contract::Contract;
use super::function::{self, Function, Kind};
use super::handler::{self, Handler};
use super::options::BlockOptions;
use super::signature::Parameter;
use super::{block_functions, clash, command, condition, cycle, observer, order};
use crate::view_model;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, ImplItem, ItemImpl};

pub fn expand(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let block: ItemImpl = syn::parse2(item)?;
    let mut original = block.clone();
    let expanded = BlockOptions::parse(options).and_then(|options| expand_block(&options, block));
    expanded.or_else(|error| {
        for item in &mut original.items {
            if let ImplItem::Fn(function) = item {
                crate::field::extract(&mut function.attrs, "system");
                crate::field::extract(&mut function.attrs, "observer");
                crate::field::extract(&mut function.attrs, "command");
                crate::field::extract(&mut function.attrs, "effect_handler");
            }
        }
        let (error, stub) = (error.to_compile_error(), stub(&original));
        let functions = block_functions::stub(&original);
        Ok(quote!(#original #error #stub #functions))
    })
}

/// Avoids that mistakes in a block are reported again where the crate exports it.
pub fn stub(block: &ItemImpl) -> TokenStream {
    let this = &block.self_ty;
    quote! {
        impl ::playground_base::ExportedViewModel for #this {
            const INFO: ::playground_base::ViewModelInfo = ::playground_base::ViewModelInfo {
                view: 0,
                view_name: "",
                fragment: 0,
                name: "",
                api_version: 0,
                cast: "",
                file: "",
                line: 0,
                create: |_| ::core::unreachable!(),
            };
            const STATE: u32 = 0;
        }
    }
}

fn expand_block(options: &BlockOptions, mut block: ItemImpl) -> syn::Result<TokenStream> {
    if let Some((_, of, _)) = &block.trait_ {
        return Err(syn::Error::new_spanned(
            of,
            "put #[systems] on the type's own block: `impl FlockSystems { .. }`",
        ));
    }
    let functions = function::take(&mut block, options)?;
    let handlers = handler::take(&mut block, options)?;
    if functions.is_empty() && handlers.is_empty() {
        return Err(syn::Error::new(
            block.self_ty.span(),
            "no function of this block has #[system], #[observer], #[effect_handler] or #[command]",
        ));
    }
    refuse(&functions, &handlers)?;
    condition::refuse_unused(&options.when, &functions)?;
    condition::refuse_start(&options.when, &functions)?;
    let made = plugin(options, &block, &functions, &handlers)?;
    let functions = block_functions::expand(&block, &functions)?;
    Ok(quote!(#block #made #functions))
}

/// All mistakes, reported at once.
fn refuse(functions: &[Function], handlers: &[Handler]) -> syn::Result<()> {
    let mut wrong = None::<syn::Error>;
    let mut check = |checked: syn::Result<()>| {
        if let Err(error) = checked {
            match &mut wrong {
                Some(all) => all.combine(error),
                None => wrong = Some(error),
            }
        }
    };
    check(cycle::refuse(functions));
    let of_functions = functions.iter();
    let named = of_functions.map(|one| (&one.signature.ident, one.name.as_str()));
    let named = named.chain(handlers.iter().map(|one| (&one.ident, one.name.as_str())));
    check(function::refuse_equal_names(&named.collect::<Vec<_>>()));
    for one in functions {
        check(clash::refuse(one));
        check(order::refuse(one, functions));
        check(command::refuse(one));
        if let Kind::System(options) = &one.kind {
            for given in &options.conditions {
                check(condition::refuse(given, &one.signature));
            }
        }
        check(observer::refuse(one));
    }
    wrong.map_or(Ok(()), Err)
}

/// The ViewModel: the user's data, and the states of the parameters.
fn plugin(
    options: &BlockOptions,
    block: &ItemImpl,
    functions: &[Function],
    handlers: &[Handler],
) -> syn::Result<TokenStream> {
    let this = &block.self_ty;
    let name = format!("{}::{}", crate::package(), view_model::type_name(this)?);
    let parameters = || functions.iter().flat_map(|one| &one.signature.parameters);
    let aliases = parameters().map(Parameter::alias);
    let fields = parameters().map(|parameter| &parameter.alias);
    let states = functions
        .iter()
        .flat_map(|one| one.signature.state_fields());
    let accesses = functions.iter().map(clash::constant);
    let own = own(block);
    let [of_block, push_of_block] = condition::of_block(&options.when)?;
    let declarations = functions.iter();
    let declarations = declarations.map(|one| declaration(one, functions, &push_of_block));
    let declarations = declarations.collect::<syn::Result<Vec<_>>>()?;
    let saves = functions.iter().map(|one| one.signature.save());
    let restores = functions.iter().map(|one| one.signature.restore());
    let constants = functions.iter().map(id_constant);
    let handled = handler::items(handlers);
    let view = Contract {
        plugin: &name,
        this,
        functions,
        handlers,
    };
    let view = view.expand()?;
    Ok(quote! {
        const _: () = {
            #(#aliases)*
            #(#constants)*
            #handled
            #(#accesses)*

            /// The plugin: its own data, and the states of its parameters.
            pub struct __Plugin {
                own: #this,
                declared: ::playground_core_ecs::param::Declared,
                #(#states,)*
            }

            impl __Plugin {
                #[allow(clippy::question_mark, reason = "its functions would be compiled for each type")]
                fn new(
                    context: &::playground_base::Context,
                ) -> ::core::result::Result<Self, ::playground_base::ModuleError> {
                    let mut declared = ::playground_core_ecs::param::Declared::default();
                    #of_block
                    #(#declarations)*
                    ::core::result::Result::Ok(Self { own: #own, declared, #(#fields),* })
                }

                #[allow(unused_mut, reason = "not every parameter keeps something")]
                fn save(&self) -> ::playground_core_ecs::param::Saved {
                    let mut saved = ::playground_core_ecs::param::Saved::default();
                    #(#saves)*
                    saved
                }

                #[allow(unused_mut, unused_variables, reason = "not every parameter keeps something")]
                fn restore(&self, mut saved: ::playground_core_ecs::param::Saved) {
                    #(#restores)*
                }
            }

            #view

            impl ::playground_base::ExportedViewModel for #this {
                const INFO: ::playground_base::ViewModelInfo =
                    <__Plugin as ::playground_base::ExportedViewModel>::INFO;
                const STATE: u32 = <__Plugin as ::playground_base::ExportedViewModel>::STATE;
            }
        };
    })
}

/// The user's data: by `new(context)` if the block has it, else its default.
fn own(block: &ItemImpl) -> TokenStream {
    let this = &block.self_ty;
    let is_new = |item: &ImplItem| matches!(item, ImplItem::Fn(f) if f.sig.ident == "new");
    if block.items.iter().any(is_new) {
        quote!(<#this>::new(context)?)
    } else {
        quote_spanned!(this.span()=> <#this as ::core::default::Default>::default())
    }
}

/// `const __SWIM: SystemId = ..;`
fn id_constant(one: &Function) -> TokenStream {
    let (constant, name) = (constant(one), &one.name);
    let id = match one.kind {
        Kind::System(_) => quote!(::playground_core_ecs::SystemId),
        Kind::Observer(_) => quote!(::playground_core_ecs::ObserverId),
        Kind::Command(_) => quote!(::playground_core_ecs::ConsoleCommandId),
    };
    quote!(const #constant: #id = #id::new(#name);)
}

/// Its name among the generated constants.
pub fn constant(one: &Function) -> Ident {
    format_ident!(
        "__{}",
        one.signature.ident.unraw().to_string().to_uppercase()
    )
}

/// `let swim = { .. };`: the declaration of one function, and the states of its parameters.
/// `push_of_block` adds the condition of the block to a system.
fn declaration(
    one: &Function,
    functions: &[Function],
    push_of_block: &TokenStream,
) -> syn::Result<TokenStream> {
    let (ident, name) = (&one.signature.ident, &one.name);
    let conditions = one
        .as_system()
        .map_or(&[][..], |options| &options.conditions);
    let named: Vec<&Ident> = conditions.iter().filter_map(Condition::parameter).collect();
    let lets = one.signature.declare(&named);
    let line = quote_spanned!(ident.span()=> ::core::line!());
    let declare = match &one.kind {
        Kind::System(options) => {
            let exclusive = one.signature.is_exclusive;
            let stage = one.stage();
            let name_of = |order| order::name_of(order, one, functions);
            let after = options.after.iter().map(name_of);
            let before = options.before.iter().map(name_of);
            let conditions = conditions.iter().map(Condition::expand);
            let conditions = conditions.collect::<syn::Result<Vec<_>>>()?;
            quote! {
                declared.push_system(&::playground_core_ecs::param::SystemDeclaration {
                    name: #name,
                    stage: ::playground_core_ecs::Stage::#stage,
                    after: &[#(#after),*],
                    before: &[#(#before),*],
                    exclusive: #exclusive,
                    file: ::core::file!(),
                    line: #line,
                });
                #push_of_block
                #(declared.push_condition(#conditions);)*
            }
        }
        Kind::Observer(options) => {
            let trigger = one.signature.parameters.first().map(Parameter::trigger);
            let priority = options.priority.as_ref();
            let priority = priority.map_or_else(|| quote!(0), |priority| quote!(#priority));
            quote! {
                declared.push_observer(
                    #name,
                    #trigger,
                    ::playground_core_ecs::Priority(#priority),
                );
            }
        }
        Kind::Command(options) => {
            let (doc, only_in_play) = (&options.doc, options.only_in_play);
            let exclusive = one.signature.is_exclusive;
            quote! {
                declared.push_command(&::playground_core_ecs::param::CommandDeclaration {
                    name: #name,
                    doc: #doc,
                    only_in_play: #only_in_play,
                    exclusive: #exclusive,
                    file: ::core::file!(),
                    line: #line,
                });
            }
        }
    };
    Ok(quote! {
        #(#lets)*
        #declare
    })
}
