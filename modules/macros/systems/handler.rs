//! [`Handler`]: a function that carries out effects.

use super::options::{BlockOptions, HandlerOptions};
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{FnArg, Ident, ImplItem, ItemImpl, ReturnType, Type};

const SIGNATURE: &str = "an effect handler takes a slice of effects, and `&self` where it needs the plugin: `fn play(&self, sounds: &[PlaySound])`. It runs outside of the world: what it has to know stands in the effect";

/// A function that carries out effects of one kind.
pub struct Handler {
    pub ident: Ident,
    /// `prefix::function`.
    pub name: String,
    has_self: bool,
    /// The `E` of its parameter `&[E]`.
    effect: Type,
    output: Span,
}

/// Removes the attributes.
pub fn take(block: &mut ItemImpl, options: &BlockOptions) -> syn::Result<Vec<Handler>> {
    let prefix = options.name.clone().unwrap_or_else(crate::package);
    let mut handlers = Vec::new();
    for item in &mut block.items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        let attributes = crate::field::extract(&mut function.attrs, "effect_handler");
        if let Some(attribute) = attributes.first() {
            let options = HandlerOptions::parse(attribute)?;
            handlers.push(Handler::of(&function.sig, &prefix, options)?);
        }
    }
    Ok(handlers)
}

impl Handler {
    fn of(signature: &syn::Signature, prefix: &str, options: HandlerOptions) -> syn::Result<Self> {
        let ident = signature.ident.clone();
        if let Some(is_async) = &signature.asyncness {
            let why = "an effect handler runs behind a frame: it cannot be async. Give what takes long to a thread of the plugin's own";
            return Err(syn::Error::new(is_async.span(), why));
        }
        if !signature.generics.params.is_empty() {
            let why =
                "an effect handler has no generic parameters: it carries out one kind of effect";
            return Err(syn::Error::new(signature.generics.span(), why));
        }
        let (mut has_self, mut effect) = (false, None);
        for input in &signature.inputs {
            match input {
                FnArg::Receiver(receiver) if is_shared(receiver) => has_self = true,
                FnArg::Typed(typed) if effect.is_none() => {
                    let slice = slice_of(&typed.ty);
                    effect =
                        Some(slice.ok_or_else(|| syn::Error::new(typed.ty.span(), SIGNATURE))?);
                }
                other => return Err(syn::Error::new(other.span(), SIGNATURE)),
            }
        }
        Ok(Self {
            name: options
                .name
                .unwrap_or_else(|| format!("{prefix}::{}", ident.unraw())),
            has_self,
            effect: effect.ok_or_else(|| syn::Error::new(ident.span(), SIGNATURE))?,
            output: match &signature.output {
                ReturnType::Default => ident.span(),
                ReturnType::Type(_, ty) => ty.span(),
            },
            ident,
        })
    }

    fn constant(&self) -> Ident {
        format_ident!("__{}", self.ident.unraw().to_string().to_uppercase())
    }

    /// An alias of the effect's type: if it is no effect, the compiler reports that only here.
    fn alias(&self) -> Ident {
        format_ident!("__{}_effect", self.ident.unraw())
    }

    /// `const __PLAY: EffectHandlerId = ..;` and the alias.
    fn items(&self) -> TokenStream {
        let (constant, alias, name, effect) =
            (self.constant(), self.alias(), &self.name, &self.effect);
        let handled = quote!(::playground_core_ecs::param::HandledEffect);
        let is_effect = quote_spanned! {effect.span()=>
            <#effect as ::playground_base::EffectData>::IS_EFFECT
        };
        quote! {
            const #constant: ::playground_core_ecs::EffectHandlerId =
                ::playground_core_ecs::EffectHandlerId::new(#name);
            #[allow(non_camel_case_types, reason = "named after the function")]
            type #alias = #handled<#effect, { #is_effect }>;
        }
    }

    /// `__PLAY => ..`: the call in the `match` over all handlers.
    fn arm(&self, this: &Type) -> TokenStream {
        let (constant, alias, name) = (self.constant(), self.alias(), &self.name);
        let mut ident = self.ident.clone();
        ident.set_span(self.output);
        let own = self.has_self.then(|| quote!(&self.own,));
        let call = quote_spanned! {self.output=>
            ::playground_core_ecs::param::Answer::into_answer(
                <#this>::#ident(#own effects),
                #name,
            )
        };
        quote!(#constant => #alias::carry_out(#name, effects, |effects| #call),)
    }
}

/// Items beside the plugin.
pub fn items(handlers: &[Handler]) -> TokenStream {
    handlers.iter().map(Handler::items).collect()
}

/// The methods of the contract; none where the block has no handlers.
pub fn methods(plugin: &str, this: &Type, handlers: &[Handler]) -> TokenStream {
    if handlers.is_empty() {
        return TokenStream::new();
    }
    let declarations = handlers.iter().map(|handler| {
        let (alias, name) = (handler.alias(), &handler.name);
        quote!(#alias::handler(#name))
    });
    let arms = handlers.iter().map(|handler| handler.arm(this));
    quote! {
        fn effect_handlers(&self) -> ::std::vec::Vec<::playground_core_ecs::EffectHandler> {
            ::std::vec![#(#declarations),*]
        }
        fn carry_out(
            &self,
            id: ::playground_core_ecs::EffectHandlerId,
            effects: &[::playground_core_ecs::Effect],
        ) -> ::core::result::Result<(), ::playground_base::ModuleError> {
            match id {
                #(#arms)*
                _ => ::core::result::Result::Err(
                    ::playground_core_ecs::param::unknown_effect_handler(#plugin, id),
                ),
            }
        }
    }
}

fn is_shared(receiver: &syn::Receiver) -> bool {
    receiver.reference.is_some() && receiver.mutability.is_none()
}

/// The `E` of `&[E]`.
fn slice_of(ty: &Type) -> Option<Type> {
    let Type::Reference(reference) = ty else {
        return None;
    };
    match &*reference.elem {
        Type::Slice(slice) if reference.mutability.is_none() => Some((*slice.elem).clone()),
        _ => None,
    }
}
