//! `#[system]`, `#[observer]`, `#[effect_handler]` and `#[command]` on a function outside of a
//! block of systems.

use proc_macro2::{Span, TokenStream};
use quote::quote;

/// The function unchanged, with an error about the missing block.
pub fn outside_of_block(attribute: &str, item: TokenStream) -> TokenStream {
    let why = format!(
        "`#[{attribute}]` stands outside of a block of systems: put `#[systems]` on the block around it, `#[systems] impl GameSystems {{ .. }}`"
    );
    let error = syn::Error::new(Span::call_site(), why).to_compile_error();
    quote!(#item #error)
}
