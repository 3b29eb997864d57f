//! `after` and `before`.

use super::function::Function;
use super::options::Order;
use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

/// Refuses a name that no system of the block has, or only one of another stage.
pub fn refuse(function: &Function, functions: &[Function]) -> syn::Result<()> {
    let Some(options) = function.as_system() else {
        return Ok(());
    };
    for order in options.after.iter().chain(&options.before) {
        if let Order::Own(ident) = order
            && find(ident, functions).is_none()
        {
            let systems = functions.iter().filter(|other| other.as_system().is_some());
            let all: Vec<String> = systems.map(|s| s.signature.ident.to_string()).collect();
            return Err(syn::Error::new(
                ident.span(),
                format!(
                    "no system of this block is called `{ident}`: there are {}; a system of another plugin is named by text: \"other::system\"",
                    all.join(", ")
                ),
            ));
        }
        if let Order::Own(ident) = order
            && let Some(other) = find(ident, functions)
        {
            refuse_other_stage(ident, function, other)?;
        }
    }
    Ok(())
}

/// Systems of two stages are in order already.
fn refuse_other_stage(ident: &Ident, function: &Function, other: &Function) -> syn::Result<()> {
    let (stage, others) = (stage_of(function), stage_of(other));
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

fn stage_of(function: &Function) -> String {
    let stage = function
        .as_system()
        .and_then(|options| options.stage.as_ref());
    stage.map_or_else(|| "Fixed".to_owned(), ToString::to_string)
}

fn find<'a>(ident: &Ident, functions: &'a [Function]) -> Option<&'a Function> {
    let mut systems = functions.iter().filter(|other| other.as_system().is_some());
    systems.find(|other| other.signature.ident == *ident)
}

/// The name of the other system.
pub fn name_of(order: &Order, functions: &[Function]) -> TokenStream {
    match order {
        Order::Own(ident) => {
            let name = find(ident, functions).map_or("", |other| other.name.as_str());
            quote!(#name)
        }
        Order::Other(name) => quote!(#name),
    }
}
