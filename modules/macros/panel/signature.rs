//! [`Signature`]: what the function `ui` of a panel asks for.

use crate::systems::Parameter;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{FnArg, Ident, ImplItem, ItemImpl, Pat, ReturnType, Type, TypeReference};

const NO_UI: &str = "a panel has a function that draws it: `fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext) { .. }`";

/// What `ui` asks for, in its order.
pub struct Signature {
    pub arguments: Vec<Argument>,
    output: proc_macro2::Span,
}

/// One parameter of `ui`.
pub enum Argument {
    /// `&mut Ui`.
    Ui,
    /// `&mut PanelContext`.
    Context,
    /// `&Key<T>`, `&BoundFooView`: asked for once, and kept.
    Kept(Ident, Type),
    /// `Query<..>`, `Res<T>`.
    Read(Box<Parameter>),
}

impl Signature {
    /// Of the function `ui` in a block.
    pub fn of(block: &ItemImpl) -> syn::Result<Self> {
        let mut functions = block.items.iter().filter_map(|item| match item {
            ImplItem::Fn(function) => Some(&function.sig),
            _ => None,
        });
        let ui = functions.find(|signature| signature.ident == "ui");
        let ui = ui.ok_or_else(|| syn::Error::new(block.self_ty.span(), NO_UI))?;
        if let Some(is_async) = &ui.asyncness {
            let why = "a panel is drawn within a frame: `ui` cannot be async";
            return Err(syn::Error::new(is_async.span(), why));
        }
        if !ui.generics.params.is_empty() {
            let why = "`ui` has no parameters of types or lifetimes: nobody would say which";
            return Err(syn::Error::new(ui.generics.span(), why));
        }
        let mut arguments = Vec::new();
        for (at, input) in ui.inputs.iter().enumerate() {
            match input {
                FnArg::Receiver(receiver) if receiver.reference.is_some() => {}
                FnArg::Receiver(receiver) => {
                    let why = "a panel is drawn again and again: `ui` takes `&mut self`";
                    return Err(syn::Error::new(receiver.span(), why));
                }
                FnArg::Typed(_) if at == 0 => return Err(syn::Error::new(input.span(), NO_UI)),
                FnArg::Typed(typed) => arguments.push(argument(at, &typed.pat, &typed.ty)?),
            }
        }
        if ui.inputs.is_empty() {
            return Err(syn::Error::new(ui.ident.span(), NO_UI));
        }
        let output = match &ui.output {
            ReturnType::Default => ui.ident.span(),
            ReturnType::Type(_, ty) => ty.span(),
        };
        Ok(Self { arguments, output })
    }

    /// What it reads of the world.
    pub fn reads(&self) -> impl Iterator<Item = &Parameter> {
        self.arguments.iter().filter_map(|argument| match argument {
            Argument::Read(parameter) => Some(&**parameter),
            _ => None,
        })
    }

    /// `Stopwatch::ui(state, ui, context, ..).into_answer(..)`.
    pub fn call(&self, this: &Type, name: &str) -> TokenStream {
        let arguments = self.arguments.iter().map(|argument| match argument {
            Argument::Ui => quote!(ui),
            Argument::Context => quote!(context),
            Argument::Kept(field, ty) => quote_spanned!(ty.span()=> &self.#field),
            Argument::Read(parameter) => {
                let (field, read) = (&parameter.alias, parameter.member("read"));
                quote_spanned!(parameter.written.span()=> #read(&self.#field, run)?)
            }
        });
        let ui = Ident::new("ui", self.output);
        quote_spanned! {self.output=>
            ::playground_core_ui::PanelAnswer::into_answer(
                <#this>::#ui(state, #(#arguments),*),
                #name,
            )
        }
    }
}

fn argument(at: usize, pat: &Pat, ty: &Type) -> syn::Result<Argument> {
    let ident = match pat {
        Pat::Ident(named) => named.ident.clone(),
        _ => format_ident!("unnamed_{at}"),
    };
    match ty {
        Type::Reference(reference) => by_reference(&ident, reference),
        _ => {
            let parameter = Parameter::of(&format_ident!("ui"), &ident, ty, "ReadParam");
            Ok(Argument::Read(Box::new(parameter)))
        }
    }
}

fn by_reference(ident: &Ident, reference: &TypeReference) -> syn::Result<Argument> {
    let last = match &*reference.elem {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    let name = last.map(|last| last.ident.to_string());
    match name.unwrap_or_default().as_str() {
        "Ui" => Ok(Argument::Ui),
        "PanelContext" => Ok(Argument::Context),
        "Query" | "Res" => {
            let why = "what a panel reads is written without `&`: `boids: Query<&Boid>`, `game: Res<Game>`";
            Err(syn::Error::new(reference.span(), why))
        }
        _ if reference.mutability.is_some() => {
            let why = "only `&mut Ui` and `&mut PanelContext` are lent to be changed. What the panel itself remembers is `self`; keys and contracts come as `&Key<T>`, `&BoundFooView`";
            Err(syn::Error::new(reference.span(), why))
        }
        _ => {
            let field = format_ident!("__kept_{ident}");
            Ok(Argument::Kept(field, (*reference.elem).clone()))
        }
    }
}
