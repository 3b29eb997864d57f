//! The derives that come with `#[component]` and `#[described]`.

use crate::trait_options::TraitOptions;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Path, parse_quote, parse_quote_spanned};

/// The derives of a type, from the attribute and from the type's own `#[derive(…)]`.
pub struct Derives {
    own: Vec<Path>,
}

impl Derives {
    /// Removes the `#[derive(…)]` attributes from the type: one list is cheaper to expand than two,
    /// and `Clone` of a `Copy` type is a plain copy only if both are in one list.
    pub fn take(input: &mut DeriveInput) -> syn::Result<Self> {
        let mut own = Vec::new();
        for attribute in crate::field::extract(&mut input.attrs, "derive") {
            own.extend(paths(&attribute)?);
        }
        Ok(Self { own })
    }

    /// The path in the type's own derives for the trait called `name`.
    pub fn find(&self, name: &str) -> Option<&Path> {
        self.own.iter().find(|path| is_named(path, name))
    }

    /// Adds `Copy` where the options say so. A type without data is `Copy` and `Eq` in any case.
    pub fn add_copy(&mut self, data: &Data, options: &TraitOptions) {
        let has_data = has_data(data);
        if let Some(copy) = &options.copy {
            // The error about a field that cannot be copied shows the option.
            self.add(parse_quote_spanned!(copy.span()=> ::core::marker::Copy));
        } else if !has_data && !options.is_by_hand("Clone") {
            self.add(parse_quote!(::core::marker::Copy));
        }
        if !has_data && !options.is_by_hand("PartialEq") {
            self.add(parse_quote!(::core::cmp::Eq));
        }
    }

    /// Adds a trait, unless the type derives it itself.
    fn add(&mut self, path: Path) {
        if self.find(&last(&path)).is_none() {
            self.own.push(path);
        }
    }

    /// The attribute with the type's own derives and the added ones. `by_hand` names traits that
    /// the type implements without a derive.
    pub fn attribute(&self, data: &Data, has_defaults: bool, by_hand: &[String]) -> TokenStream {
        let mut wanted: Vec<Path> = vec![
            parse_quote!(::core::clone::Clone),
            parse_quote!(::core::fmt::Debug),
            parse_quote!(::core::cmp::PartialEq),
            parse_quote!(::playground_base::serde::Serialize),
            parse_quote!(::playground_base::serde::Deserialize),
        ];
        if !has_defaults && has_default(data) {
            wanted.push(parse_quote!(::core::default::Default));
        }
        wanted.retain(|path| {
            let name = last(path);
            self.find(&name).is_none() && !by_hand.contains(&name)
        });
        self.with(wanted)
    }

    /// The attribute for state: serde, and `Default` where `has_default` says so.
    pub fn of_state(&self, has_default: bool) -> TokenStream {
        let mut wanted: Vec<Path> = vec![
            parse_quote!(::playground_base::serde::Serialize),
            parse_quote!(::playground_base::serde::Deserialize),
        ];
        if has_default {
            wanted.push(parse_quote!(::core::default::Default));
        }
        wanted.retain(|path| self.find(&last(path)).is_none());
        self.with(wanted)
    }

    fn with(&self, wanted: Vec<Path>) -> TokenStream {
        let all = self.own.iter().chain(&wanted);
        quote!(#[derive(#(#all),*)])
    }
}

/// Whether values of the type differ in more than a name.
fn has_data(data: &Data) -> bool {
    match data {
        Data::Struct(data) => !data.fields.is_empty(),
        Data::Enum(data) => data.variants.iter().any(|of| !of.fields.is_empty()),
        Data::Union(_) => true,
    }
}

/// Whether the type has a default: a struct always, an enum if one of its variants is marked.
pub fn has_default(data: &Data) -> bool {
    match data {
        Data::Enum(data) => data.variants.iter().any(|variant| {
            let mut attributes = variant.attrs.iter();
            attributes.any(|attribute| attribute.path().is_ident("default"))
        }),
        _ => true,
    }
}

fn paths(derive: &Attribute) -> syn::Result<Vec<Path>> {
    let mut found = Vec::new();
    derive.parse_nested_meta(|meta| {
        found.push(meta.path);
        Ok(())
    })?;
    Ok(found)
}

fn is_named(path: &Path, name: &str) -> bool {
    last(path) == name
}

fn last(path: &Path) -> String {
    let last = path.segments.last();
    last.map(|segment| segment.ident.to_string())
        .unwrap_or_default()
}

/// The error of a type that derives `Default` beside `default = …` at a field.
pub fn default_twice(derive: &Path) -> syn::Error {
    syn::Error::new_spanned(
        derive.to_token_stream(),
        "the fields say `default = …`, which makes the `Default` of this type: take `Default` out of \
         the derive",
    )
}

/// The error of a component enum without a default.
pub fn no_default_variant(span: Span) -> syn::Error {
    syn::Error::new(
        span,
        "a component has a default, and this enum names none: put `#[default]` on the variant that \
         a new component starts with",
    )
}
