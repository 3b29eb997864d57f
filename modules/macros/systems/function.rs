//! [`Function`]: one function of the block.

use super::options::{BlockOptions, CommandOptions, ObserverOptions, SystemOptions};
use super::order;
use super::signature::Signature;
use proc_macro2::Span;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Attribute, Ident, ImplItem, ImplItemFn, ItemImpl};

/// A system, an observer or a console command.
pub struct Function {
    pub kind: Kind,
    pub signature: Signature,
    /// `prefix::function`; for a console command its word.
    pub name: String,
}

/// The kind of a function, with the options of its attribute.
pub enum Kind {
    System(Box<SystemOptions>),
    Observer(ObserverOptions),
    Command(CommandOptions),
}

impl Function {
    /// The options of its attribute, if it is a system.
    pub fn as_system(&self) -> Option<&SystemOptions> {
        match &self.kind {
            Kind::System(options) => Some(options),
            Kind::Observer(_) | Kind::Command(_) => None,
        }
    }

    /// The stage of a system: `Fixed`, unless its attribute names another.
    pub fn stage(&self) -> Ident {
        let stage = self.as_system().and_then(|options| options.stage.clone());
        stage.unwrap_or_else(|| Ident::new("Fixed", Span::call_site()))
    }
}

/// Removes and parses the attributes of all functions.
pub fn take(block: &mut ItemImpl, options: &BlockOptions) -> syn::Result<Vec<Function>> {
    let prefix = options.name.clone().unwrap_or_else(crate::package);
    let mut functions = Vec::new();
    for item in &mut block.items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        refuse_attributes(function)?;
        let Some(mut kind) = take_kind(&mut function.attrs)? else {
            continue;
        };
        if let Kind::System(options) = &mut kind {
            order::shorten(options, &block.self_ty);
        }
        let signature = Signature::of(&function.sig)?;
        let prefixed = || format!("{prefix}::{}", signature.ident.unraw());
        let name = match &kind {
            Kind::System(options) => options.name.clone().unwrap_or_else(prefixed),
            Kind::Observer(options) => options.name.clone().unwrap_or_else(prefixed),
            Kind::Command(options) => options.word(&signature.ident),
        };
        functions.push(Function {
            kind,
            signature,
            name,
        });
    }
    Ok(functions)
}

/// Refuses two functions of one name, because one of them would never run.
pub fn refuse_equal_names(named: &[(&Ident, &str)]) -> syn::Result<()> {
    for (at, (ident, name)) in named.iter().enumerate() {
        let is_same = |(_, other): &&(&Ident, &str)| other == name;
        if let Some((other, _)) = named.iter().take(at).find(is_same) {
            return Err(syn::Error::new(
                ident.span(),
                format!(
                    "`{ident}` has the name \"{name}\", and so has `{other}`: give one of them another `name = \"..\"`"
                ),
            ));
        }
    }
    Ok(())
}

/// Refuses a condition of the compiler, because the generated items name the function, and a second
/// attribute, because its options would be lost.
fn refuse_attributes(function: &ImplItemFn) -> syn::Result<()> {
    let mut found = function.attrs.iter().filter(|of| is_kind(of));
    let Some(first) = found.next() else {
        return Ok(());
    };
    let mut all = function.attrs.iter();
    if let Some(cfg) = all.find(|of| of.path().is_ident("cfg")) {
        let why = format!(
            "`{}` would be called where it is not compiled: put it into a block of its own, which may have a `cfg`",
            function.sig.ident
        );
        return Err(syn::Error::new_spanned(cfg, why));
    }
    let Some(second) = found.next() else {
        return Ok(());
    };
    let name = |of: &Attribute| format!("`#[{}]`", of.path().to_token_stream());
    let (ident, one, other) = (&function.sig.ident, name(first), name(second));
    let why = if one == other {
        format!("`{ident}` has two attributes {one}: write all options into one")
    } else {
        format!(
            "`{ident}` cannot be both, {one} and {other}: make a function of each, which may call the same third one"
        )
    };
    Err(syn::Error::new_spanned(second, why))
}

fn is_kind(attribute: &Attribute) -> bool {
    let kinds = ["system", "observer", "command", "effect_handler"];
    kinds.iter().any(|kind| attribute.path().is_ident(kind))
}

fn take_kind(attributes: &mut Vec<Attribute>) -> syn::Result<Option<Kind>> {
    if let Some(attribute) = crate::field::extract(attributes, "system").first() {
        let options = SystemOptions::parse(attribute)?;
        return Ok(Some(Kind::System(Box::new(options))));
    }
    if let Some(attribute) = crate::field::extract(attributes, "observer").first() {
        let options = ObserverOptions::parse(attribute)?;
        return Ok(Some(Kind::Observer(options)));
    }
    if let Some(attribute) = crate::field::extract(attributes, "command").first() {
        let options = CommandOptions::parse(attribute, attributes)?;
        return Ok(Some(Kind::Command(options)));
    }
    Ok(None)
}
