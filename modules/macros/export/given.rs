//! `export!(components: [a::B], view_models: [c::D])`: types that the crate's own macros declare.

use super::Entry;
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, Path, Token, bracketed};

/// The lists in the call; empty as a rule.
#[derive(Default)]
pub struct Given {
    pub components: Vec<Entry>,
    pub view_models: Vec<Entry>,
    /// `export!(nothing)`: a core of plain data, which still exports its tables.
    pub is_nothing: bool,
}

impl Given {
    pub fn is_empty(&self) -> bool {
        self.components.is_empty() && self.view_models.is_empty()
    }
}

impl Parse for Given {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut given = Self::default();
        while !input.is_empty() {
            let name: Ident = input.parse()?;
            if name == "nothing" && input.is_empty() {
                given.is_nothing = true;
                return Ok(given);
            }
            input.parse::<Token![:]>()?;
            let list;
            bracketed!(list in input);
            let paths = Punctuated::<Path, Token![,]>::parse_terminated(&list)?;
            let entries = paths.iter().map(|path| Entry {
                cfgs: Vec::new(),
                path: within_crate(path),
            });
            match name.to_string().as_str() {
                "components" => given.components.extend(entries),
                "view_models" => given.view_models.extend(entries),
                _ => {
                    return Err(syn::Error::new(
                        name.span(),
                        "unknown list; `export!()` finds what the sources declare. There are \
                         `components` and `view_models`, for what macros of your own declare",
                    ));
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(given)
    }
}

/// In the form of found paths, so that a type that is found too is listed once.
fn within_crate(path: &Path) -> proc_macro2::TokenStream {
    match path.segments.first() {
        Some(first) if first.ident == "crate" => path.to_token_stream(),
        _ => quote!(crate::#path),
    }
}
