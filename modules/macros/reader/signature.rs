//! [`Signature`]: the parameters of a function that reads the world and writes nothing.

use crate::systems::Parameter;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{FnArg, Ident, ImplItem, ItemImpl, Pat, ReturnType, Type, TypeReference};

/// The rules for the function of panels, drawings, gizmos or inspectors.
pub struct Kind {
    /// The function's name.
    pub function: &'static str,
    /// Parameters that it gets to change: the name of the type, and of the variable.
    pub lent: &'static [(&'static str, &'static str)],
    /// Whether one of its parameters is a component to edit: `&mut Hull`.
    pub edits: bool,
    /// Its signature, for the message when it is missing.
    pub missing: &'static str,
    /// The trait of its return type.
    pub answer: fn() -> TokenStream,
}

/// The parameters of the function, in order.
pub struct Signature {
    kind: &'static Kind,
    pub arguments: Vec<Argument>,
    output: Span,
}

/// One parameter.
pub enum Argument {
    /// `&mut Ui`, `&mut Drawing`: a variable of this name.
    Lent(Ident),
    /// `&mut Hull`, where the kind edits a component.
    Component(Box<Type>),
    /// `&Key<T>`, `&BoundFooView`: requested once, and stored.
    Stored(Ident, Box<Type>),
    /// `Query<..>`, `Res<T>`.
    Read(Box<Parameter>),
}

impl Signature {
    /// The signature of the function in a block.
    pub fn of(kind: &'static Kind, block: &ItemImpl) -> syn::Result<Self> {
        let mut functions = block.items.iter().filter_map(|item| match item {
            ImplItem::Fn(function) => Some(&function.sig),
            _ => None,
        });
        let function = functions.find(|signature| signature.ident == kind.function);
        let function =
            function.ok_or_else(|| syn::Error::new(block.self_ty.span(), kind.missing))?;
        if let Some(is_async) = &function.asyncness {
            let why = format!(
                "`{}` runs within a frame: it cannot be async",
                kind.function
            );
            return Err(syn::Error::new(is_async.span(), why));
        }
        if !function.generics.params.is_empty() {
            let why = "it has no generic parameters: nothing would choose them";
            return Err(syn::Error::new(function.generics.span(), why));
        }
        let mut arguments = Vec::new();
        for (at, input) in function.inputs.iter().enumerate() {
            match input {
                FnArg::Receiver(receiver) if receiver.reference.is_some() => {}
                FnArg::Receiver(receiver) => {
                    let why = "it is called again and again: it takes `&mut self`";
                    return Err(syn::Error::new(receiver.span(), why));
                }
                FnArg::Typed(_) if at == 0 => {
                    return Err(syn::Error::new(input.span(), kind.missing));
                }
                FnArg::Typed(typed) => arguments.push(kind.argument(at, &typed.pat, &typed.ty)?),
            }
        }
        let is_component = |argument: &Argument| matches!(argument, Argument::Component(_));
        let components = arguments.iter().filter(|of| is_component(of)).count();
        if function.inputs.is_empty() || components != usize::from(kind.edits) {
            return Err(syn::Error::new(function.ident.span(), kind.missing));
        }
        let output = match &function.output {
            ReturnType::Default => function.ident.span(),
            ReturnType::Type(_, ty) => ty.span(),
        };
        Ok(Self {
            kind,
            arguments,
            output,
        })
    }

    /// The parameters that read the world.
    pub fn reads(&self) -> impl Iterator<Item = &Parameter> {
        self.arguments.iter().filter_map(|argument| match argument {
            Argument::Read(parameter) => Some(&**parameter),
            _ => None,
        })
    }

    /// The component that it edits.
    pub fn component(&self) -> Option<&Type> {
        self.arguments.iter().find_map(|argument| match argument {
            Argument::Component(ty) => Some(&**ty),
            _ => None,
        })
    }

    /// `Stopwatch::ui(state, ui, context, ..).into_answer(..)`.
    pub fn call(&self, this: &Type, name: &str) -> TokenStream {
        let arguments = self.arguments.iter().map(|argument| match argument {
            Argument::Lent(variable) => quote!(#variable),
            Argument::Component(_) => quote!(component),
            Argument::Stored(field, ty) => quote_spanned!(ty.span()=> &self.#field),
            Argument::Read(parameter) => {
                let (field, read) = (&parameter.alias, parameter.member("read"));
                quote_spanned!(parameter.written.span()=> #read(&self.#field, run)?)
            }
        });
        let function = Ident::new(self.kind.function, self.output);
        let answer = (self.kind.answer)();
        quote_spanned! {self.output=>
            #answer::into_answer(
                <#this>::#function(state, #(#arguments),*),
                #name,
            )
        }
    }

    /// The fields that store the state of the parameters.
    pub fn fields(&self) -> TokenStream {
        let fields = self.arguments.iter().map(|argument| match argument {
            Argument::Lent(_) | Argument::Component(_) => TokenStream::new(),
            Argument::Stored(field, ty) => quote!(#field: #ty,),
            Argument::Read(parameter) => {
                let (field, state) = (&parameter.alias, parameter.member("State"));
                quote!(#field: #state,)
            }
        });
        quote!(#(#fields)*)
    }

    /// The initial values of these fields.
    pub fn made(&self) -> TokenStream {
        let made = self.arguments.iter().map(|argument| match argument {
            Argument::Lent(_) | Argument::Component(_) => TokenStream::new(),
            Argument::Stored(field, ty) => quote_spanned! {ty.span()=>
                #field: <#ty as ::playground_base::FromContext>::from_context(context)?,
            },
            Argument::Read(parameter) => {
                let (field, declare) = (&parameter.alias, parameter.member("declare"));
                quote!(#field: #declare(context, &mut touched)?,)
            }
        });
        quote!(#(#made)*)
    }
}

impl Kind {
    fn argument(&self, at: usize, pat: &Pat, ty: &Type) -> syn::Result<Argument> {
        let ident = match pat {
            Pat::Ident(named) => named.ident.clone(),
            _ => format_ident!("unnamed_{at}"),
        };
        match ty {
            Type::Reference(reference) => self.by_reference(&ident, reference),
            _ => {
                let function = format_ident!("{}", self.function);
                let parameter = Parameter::of(&function, &ident, ty, "ReadParam");
                Ok(Argument::Read(Box::new(parameter)))
            }
        }
    }

    fn by_reference(&self, ident: &Ident, reference: &TypeReference) -> syn::Result<Argument> {
        let last = match &*reference.elem {
            Type::Path(path) => path.path.segments.last(),
            _ => None,
        };
        let name = last.map(|last| last.ident.to_string()).unwrap_or_default();
        if let Some((_, variable)) = self.lent.iter().find(|(lent, _)| *lent == name) {
            return Ok(Argument::Lent(Ident::new(variable, Span::call_site())));
        }
        if name == "Query" || name == "Res" {
            let why =
                "what is read is written without `&`: `boids: Query<&Boid>`, `game: Res<Game>`";
            return Err(syn::Error::new(reference.span(), why));
        }
        if reference.mutability.is_some() && self.edits {
            return Ok(Argument::Component(reference.elem.clone()));
        }
        if reference.mutability.is_some() {
            let lent: Vec<String> = self
                .lent
                .iter()
                .map(|(ty, _)| format!("`&mut {ty}`"))
                .collect();
            let why = format!(
                "only {} is lent to be changed. What it remembers itself is `self`; keys and contracts come as `&Key<T>`, `&BoundFooView`",
                lent.join(" or ")
            );
            return Err(syn::Error::new(reference.span(), why));
        }
        let field = format_ident!("__stored_{}", ident.unraw());
        Ok(Argument::Stored(field, reference.elem.clone()))
    }
}
