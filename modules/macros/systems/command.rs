//! Mistakes in console commands, and in arguments elsewhere.

use super::function::{Function, Kind};
use super::options::CommandOptions;
use super::signature::Parameter;
use syn::spanned::Spanned;

/// Refuses arguments of other functions, commands without a valid word, and commands without a doc.
pub fn refuse(one: &Function) -> syn::Result<()> {
    let Kind::Command(options) = &one.kind else {
        let argument = one.signature.parameters.iter().find(|of| of.is_argument());
        return argument.map_or(Ok(()), |argument| {
            let why = "only a console command has arguments: put #[command] on the function. What a system works with is a resource, `Res<T>`, or a query";
            Err(syn::Error::new_spanned(&argument.written, why))
        });
    };
    refuse_word(one, options)?;
    if options.doc.is_empty() {
        let why = "a console command needs a doc: write it above the function as `/// Gives the player lives.`; `help` shows it";
        return Err(syn::Error::new(one.signature.ident.span(), why));
    }
    let parameters = &one.signature.parameters;
    if let Some(observed) = parameters.iter().find(|of| of.is_observed()) {
        let why = "only an observer can take this: a console command runs when its word is entered";
        return Err(syn::Error::new_spanned(&observed.written, why));
    }
    refuse_order(parameters)
}

/// A word of the command language: letters, digits, `_` and `-`.
fn refuse_word(one: &Function, options: &CommandOptions) -> syn::Result<()> {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
    let word = &one.name;
    if word.starts_with(char::is_alphabetic) && word.chars().all(is_letter) {
        return Ok(());
    }
    let span = options
        .name
        .as_ref()
        .map_or(one.signature.ident.span(), Spanned::span);
    let why = format!(
        "`{word}` cannot be the word of a console command: it begins with a letter, and has letters, digits, `_` and `-`"
    );
    Err(syn::Error::new(span, why))
}

/// Optional arguments come after required ones.
fn refuse_order(parameters: &[Parameter]) -> syn::Result<()> {
    let mut optional = None;
    for parameter in parameters.iter().filter(|of| of.is_argument()) {
        if parameter.is_optional_argument() {
            optional = Some(&parameter.ident);
        } else if let Some(optional) = optional {
            let why = format!(
                "`{optional}` may be left out, so it must come after `{}`, which may not",
                parameter.ident
            );
            return Err(syn::Error::new_spanned(&parameter.written, why));
        }
    }
    Ok(())
}
