//! Parameters of one system that access the same component, one of them to write.
//!
//! If both spell it the same, it is found here by its tokens, with a precise span. Otherwise the
//! constants that the compiler compares find it.

use super::condition;
use super::function::Function;
use super::signature::Parameter;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericArgument, PathArguments, Type};

/// A component as it is spelt, and whether it is written.
struct Touch<'a> {
    ty: &'a Type,
    writes: bool,
    at: &'a Type,
    /// By a filter, which may read what its own query writes.
    is_filter: bool,
}

/// Refuses conflicts of components that are spelt the same.
pub fn refuse(one: &Function) -> syn::Result<()> {
    let parameters = &one.signature.parameters;
    let mut seen: Vec<(&syn::Ident, Touch<'_>)> = Vec::new();
    for parameter in parameters {
        let mut touched = Vec::new();
        collect(&parameter.written, &mut touched);
        for touch in touched {
            let text = touch.ty.to_token_stream().to_string();
            let clash = seen.iter().find(|(of, other)| {
                let is_own_filter = touch.is_filter && **of == parameter.ident;
                (other.writes || touch.writes)
                    && !is_own_filter
                    && other.ty.to_token_stream().to_string() == text
            });
            if let Some((first, other)) = clash {
                let (system, second) = (&one.signature.ident, &parameter.ident);
                let does = |writes| if writes { "writes" } else { "reads" };
                let (does_first, does_second) = (does(other.writes), does(touch.writes));
                let why = if first == &second {
                    format!(
                        "`{second}` of the system `{system}` names `{text}` twice, and writes it"
                    )
                } else {
                    format!(
                        "`{first}` {does_first} `{text}` and `{second}` {does_second} it: the system `{system}` cannot have both at once. Name it in one of them, or put both into `ParamSet<(.., ..)>`"
                    )
                };
                return Err(syn::Error::new_spanned(touch.at, why));
            }
            seen.push((&parameter.ident, touch));
        }
    }
    Ok(())
}

/// A constant that does not evaluate where something is wrong with a parameter.
pub fn mistake(parameter: &Parameter) -> TokenStream {
    let check = mistake_check(parameter);
    quote!(const _: () = { #check };)
}

/// A constant that does not evaluate where something is wrong with a parameter, where two clash or
/// where a condition waits for what has no data.
/// It is one for each function, because the compiler takes longer for an item than for a statement.
pub fn constant(one: &Function) -> TokenStream {
    let parameters = &one.signature.parameters;
    let mut checks = condition::checks(one);
    // Nothing runs in parallel with an exclusive system.
    let clashing = if one.signature.is_exclusive {
        &[]
    } else {
        parameters.as_slice()
    };
    for (at, second) in clashing.iter().enumerate() {
        checks.extend(mistake_check(second));
        let before = clashing.iter().take(at);
        checks.extend(before.map(|first| clash_check(one, first, second)));
    }
    if checks.is_empty() {
        return checks;
    }
    quote!(const _: () = { #checks };)
}

fn mistake_check(parameter: &Parameter) -> TokenStream {
    let mistake = parameter.member("MISTAKE");
    quote_spanned! {parameter.written.span()=>
        if let ::core::option::Option::Some(mistake) = #mistake {
            ::core::panic!("{}", mistake)
        }
    }
}

fn clash_check(one: &Function, first: &Parameter, second: &Parameter) -> TokenStream {
    let (other, access) = (first.member("ACCESS"), second.member("ACCESS"));
    let why = format!(
        "`{}` writes what `{}` accesses, or the reverse: the system `{}` cannot have both at once. Name it in one of them, or put both into `ParamSet<(.., ..)>`",
        first.ident, second.ident, one.signature.ident
    );
    let why = quote!(#why);
    quote_spanned! {second.written.span()=>
        ::core::assert!(!#other.clashes(&#access), #why);
    }
}

/// Collects the accesses of a type. Filters borrow nothing, except `Changed` and `Added`.
fn collect<'a>(ty: &'a Type, to: &mut Vec<Touch<'a>>) {
    match ty {
        Type::Reference(reference) => to.push(Touch {
            ty: &reference.elem,
            writes: reference.mutability.is_some(),
            at: ty,
            is_filter: false,
        }),
        Type::Tuple(tuple) => tuple.elems.iter().for_each(|elem| collect(elem, to)),
        Type::Paren(inner) => collect(&inner.elem, to),
        Type::Group(inner) => collect(&inner.elem, to),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else {
                return;
            };
            let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                return;
            };
            let types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            });
            match last.ident.to_string().as_str() {
                "Query" | "Option" | "AnyOf" | "Or" => types.for_each(|ty| collect(ty, to)),
                name @ ("Res" | "OnRemove" | "Changed" | "Added") => {
                    let is_filter = matches!(name, "Changed" | "Added");
                    to.extend(types.map(|ty| Touch {
                        ty,
                        writes: false,
                        at: ty,
                        is_filter,
                    }));
                }
                "ResMut" => to.extend(types.map(|ty| Touch {
                    ty,
                    writes: true,
                    at: ty,
                    is_filter: false,
                })),
                _ => {}
            }
        }
        _ => {}
    }
}
