//! [`Function`]: one function of the block.

use super::options::{BlockOptions, CommandOptions, ObserverOptions, SystemOptions};
use super::signature::Signature;
use syn::spanned::Spanned;
use syn::{Attribute, ImplItem, ItemImpl};

/// A system, an observer or a console command.
pub struct Function {
    pub kind: Kind,
    pub signature: Signature,
    /// `prefix::function`; of a console command the word that calls it.
    pub name: String,
}

/// Which of them, and what its attribute says.
pub enum Kind {
    System(Box<SystemOptions>),
    Observer(ObserverOptions),
    Command(CommandOptions),
}

impl Function {
    /// What its attribute says, if it is a system.
    pub fn as_system(&self) -> Option<&SystemOptions> {
        match &self.kind {
            Kind::System(options) => Some(options),
            Kind::Observer(_) | Kind::Command(_) => None,
        }
    }
}

/// Takes the attributes off.
pub fn take(block: &mut ItemImpl, options: &BlockOptions) -> syn::Result<Vec<Function>> {
    let prefix = options.name.clone().unwrap_or_else(crate::package);
    let mut functions = Vec::new();
    for item in &mut block.items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        let Some(kind) = take_kind(&mut function.attrs)? else {
            continue;
        };
        let signature = Signature::of(&function.sig)?;
        let prefixed = || format!("{prefix}::{}", signature.ident);
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
    if functions.is_empty() {
        return Err(syn::Error::new(
            block.self_ty.span(),
            "no function of this block has #[system], #[observer] or #[command]",
        ));
    }
    Ok(functions)
}

/// Refuses two functions of one name, of which one would never run.
pub fn refuse_equal_names(functions: &[Function]) -> syn::Result<()> {
    for (at, function) in functions.iter().enumerate() {
        let is_same = |other: &&Function| other.name == function.name;
        if let Some(other) = functions.iter().take(at).find(is_same) {
            return Err(syn::Error::new(
                function.signature.ident.span(),
                format!(
                    "`{}` has the name \"{}\", and so has `{}`: give one of them another `name = \"..\"`",
                    function.signature.ident, function.name, other.signature.ident
                ),
            ));
        }
    }
    Ok(())
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
