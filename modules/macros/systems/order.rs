//! [`Order`]: `after` and `before`.

use super::function::Function;
use super::options::SystemOptions;
use super::other_system::OtherSystem;
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Token, Type};

/// Another system, as `after` or `before` names it.
pub enum Order {
    /// `steer`: of the same block.
    Own(Ident),
    /// `Movement::steer`: of another block that the compiler sees.
    Other(OtherSystem),
    /// `"flock::steer"`: of a plugin that it does not see.
    Text(LitStr),
}

impl Parse for Order {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            input.parse().map(Self::Text)
        } else if input.peek(Ident) && !input.peek2(Token![::]) {
            input.parse().map(Self::Own)
        } else {
            input.parse().map(Self::Other)
        }
    }
}

impl Order {
    /// `one`, `Other::system`, `"other::system"`, `[one, two]`.
    pub fn parse_list(input: ParseStream<'_>) -> syn::Result<Vec<Self>> {
        if !input.peek(syn::token::Bracket) {
            return Ok(vec![input.parse()?]);
        }
        let list;
        syn::bracketed!(list in input);
        let all = Punctuated::<Self, Token![,]>::parse_terminated(&list)?;
        Ok(all.into_iter().collect())
    }

    /// `Self::steer`, in the block of `this`, is `steer`.
    fn shorten(&mut self, this: &Type) {
        if let Self::Other(other) = self
            && other.is_of(this)
        {
            *self = Self::Own(other.ident.clone());
        }
    }
}

/// Finds the paths that name systems of the block itself.
pub fn shorten(options: &mut SystemOptions, this: &Type) {
    let orders = options.after.iter_mut().chain(&mut options.before);
    orders.for_each(|order| order.shorten(this));
}

/// Refuses a name that no system of the block has, or only one of another stage.
pub fn refuse(function: &Function, functions: &[Function]) -> syn::Result<()> {
    let Some(options) = function.as_system() else {
        return Ok(());
    };
    for order in options.after.iter().chain(&options.before) {
        let Order::Own(ident) = order else {
            continue;
        };
        match find(ident, functions) {
            Some(other) => refuse_other_stage(ident, function, other)?,
            None => return Err(no_such_system(ident, functions)),
        }
    }
    Ok(())
}

fn no_such_system(ident: &Ident, functions: &[Function]) -> syn::Error {
    let systems = functions.iter().filter(|other| other.as_system().is_some());
    let all: Vec<String> = systems.map(|s| s.signature.ident.to_string()).collect();
    let why = format!(
        "no system of this block is called `{ident}`: there are {}; a system of another block is named with its type, `OtherSystems::{ident}`, one of another plugin by text, \"other::{ident}\"",
        all.join(", ")
    );
    syn::Error::new(ident.span(), why)
}

/// Systems of two stages are in order already.
fn refuse_other_stage(ident: &Ident, function: &Function, other: &Function) -> syn::Result<()> {
    let (stage, others) = (function.stage(), other.stage());
    if stage == others {
        return Ok(());
    }
    let system = &function.signature.ident;
    Err(syn::Error::new(
        ident.span(),
        format!(
            "`{ident}` runs in the stage {others} and `{system}` in {stage}: stages order them already, `after` and `before` are for systems of one stage"
        ),
    ))
}

fn find<'a>(ident: &Ident, functions: &'a [Function]) -> Option<&'a Function> {
    let mut systems = functions.iter().filter(|other| other.as_system().is_some());
    systems.find(|other| other.signature.ident == *ident)
}

/// The name of the system that an order of `by` names.
pub fn name_of(order: &Order, by: &Function, functions: &[Function]) -> TokenStream {
    match order {
        Order::Own(ident) => {
            let name = find(ident, functions).map_or("", |other| other.name.as_str());
            quote!(#name)
        }
        Order::Other(other) => other.name(by),
        Order::Text(name) => quote!(#name),
    }
}
