//! Mistakes in observers, and in what only observers take.

use super::function::{Function, Kind};
use quote::ToTokens;

/// Refuses an observer without a trigger or with two, one that takes what it does not get, and a
/// system that takes a trigger.
pub fn refuse(one: &Function) -> syn::Result<()> {
    match one.kind {
        Kind::Observer(_) => refuse_observer(one),
        Kind::System(_) => refuse_system(one),
        // `command` refuses it.
        Kind::Command(_) => Ok(()),
    }
}

fn refuse_observer(one: &Function) -> syn::Result<()> {
    let parameters = &one.signature.parameters;
    if parameters.is_empty() {
        let why = "the first parameter of an observer is what it observes: `OnAdd<T>`, `OnInsert<T>`, `OnRemove<T>` or `OnEvent<E>`";
        return Err(syn::Error::new(one.signature.ident.span(), why));
    }
    if let Some(world) = parameters.iter().find(|of| of.is_called("WorldMut")) {
        let why =
            "an observer shares the world: take `Commands<(..)>`, and queries for what it accesses";
        return Err(syn::Error::new_spanned(&world.written, why));
    }
    if let Some(second) = parameters.iter().filter(|of| of.is_observed()).nth(1) {
        let why = "an observer observes one thing, its first parameter: write an observer of its own for this one";
        return Err(syn::Error::new_spanned(&second.written, why));
    }
    if let Some(events) = parameters.iter().find(|of| of.is_called("Events")) {
        let event = events.type_arguments().next();
        let event = event.map(|event| event.to_token_stream().to_string().replace(' ', ""));
        let event = event.as_deref().unwrap_or("E");
        let why = format!(
            "an observer gets no events but those that it observes: use `OnEvent<{event}>` as the first parameter"
        );
        return Err(syn::Error::new_spanned(&events.written, why));
    }
    Ok(())
}

fn refuse_system(one: &Function) -> syn::Result<()> {
    let mut parameters = one.signature.parameters.iter();
    let Some(observed) = parameters.find(|of| of.is_observed()) else {
        return Ok(());
    };
    let why = "only an observer can take this: put #[observer] on the function instead of #[system]. A system finds what is new by a filter of its query, `Added<T>` or `Changed<T>`, and events by `Events<E>`";
    Err(syn::Error::new_spanned(&observed.written, why))
}
