//! The `Describe` implementation of a struct or enum.

use crate::field::{FieldOptions, doc_text, kind_of};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Expr, Fields, Variant};

/// The description of a type's fields.
pub struct Described {
    /// `impl Describe`.
    pub tokens: TokenStream,
    /// The `default = …` of each field of a struct.
    pub defaults: Vec<Option<Expr>>,
}

/// `impl Describe` for the type, after removing its `#[field]` attributes. Former names of fields
/// become serde aliases. A `Copy` type has no shared cells, so it is copied bytewise.
pub fn expand(input: &mut DeriveInput, is_copy: bool) -> syn::Result<Described> {
    let name = input.ident.clone();
    let mut defaults = Vec::new();
    let cells = cells_of(&input.data);
    let (kind, copy) = match &mut input.data {
        Data::Struct(data) => struct_parts(&mut data.fields, &mut defaults)?,
        Data::Enum(data) => enum_parts(&name, &mut data.variants)?,
        Data::Union(_) => {
            return Err(syn::Error::new_spanned(
                &name,
                "a union cannot be described",
            ));
        }
    };
    let copies = if is_copy {
        quote! {
            const HAS_CELLS: bool = false;
            #[inline]
            fn copy_of(&self) -> Self {
                *self
            }
            #[inline]
            fn copy_all(rows: &[Self], to: &mut ::std::vec::Vec<Self>) {
                to.extend_from_slice(rows);
            }
        }
    } else {
        quote! {
            const HAS_CELLS: bool = #cells;
            #[inline]
            fn copy_of(&self) -> Self {
                #copy
            }
        }
    };
    let tokens = quote! {
        impl ::playground_base::Describe for #name {
            const KIND: ::playground_base::FieldKind = #kind;
            #copies
        }
    };
    Ok(Described { tokens, defaults })
}

/// Whether a field has shared cells.
fn cells_of(data: &Data) -> TokenStream {
    let fields: Vec<_> = match data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(data) => data.variants.iter().flat_map(|v| &v.fields).collect(),
        Data::Union(_) => Vec::new(),
    };
    let types = fields.iter().map(|field| &field.ty);
    quote!(false #(|| <#types as ::playground_base::Describe>::HAS_CELLS)*)
}

fn struct_parts(
    fields: &mut Fields,
    defaults: &mut Vec<Option<Expr>>,
) -> syn::Result<(TokenStream, TokenStream)> {
    let kind = fields_kind(fields, defaults)?;
    let copy = match fields {
        Fields::Named(named) => {
            let names = named.named.iter().map(|f| &f.ident);
            let values = named.named.iter().map(|f| &f.ident);
            quote!(Self { #(#names: ::playground_base::Describe::copy_of(&self.#values)),* })
        }
        Fields::Unnamed(unnamed) => {
            let at = (0..unnamed.unnamed.len()).map(syn::Index::from);
            quote!(Self(#(::playground_base::Describe::copy_of(&self.#at)),*))
        }
        Fields::Unit => quote!(Self),
    };
    Ok((kind, copy))
}

/// The kind of a list of fields. A newtype is what it wraps.
fn fields_kind(fields: &mut Fields, defaults: &mut Vec<Option<Expr>>) -> syn::Result<TokenStream> {
    match fields {
        Fields::Named(named) => {
            let mut rows = Vec::new();
            for field in &mut named.named {
                let options = FieldOptions::take(field)?;
                rows.push(options.description(field));
                for former in &options.former {
                    field
                        .attrs
                        .push(syn::parse_quote!(#[serde(alias = #former)]));
                }
                defaults.push(options.default);
            }
            Ok(quote!(::playground_base::FieldKind::Struct(&[#(#rows),*])))
        }
        Fields::Unnamed(unnamed) => {
            let mut kinds = Vec::new();
            for field in &mut unnamed.unnamed {
                defaults.push(FieldOptions::take_unnamed(field)?);
                kinds.push(kind_of(&field.ty));
            }
            Ok(match kinds.as_slice() {
                [only] => only.clone(),
                _ => quote!(::playground_base::FieldKind::Tuple(&[#(#kinds),*])),
            })
        }
        Fields::Unit => Ok(quote!(::playground_base::FieldKind::Struct(&[]))),
    }
}

fn enum_parts<'a>(
    name: &syn::Ident,
    variants: impl IntoIterator<Item = &'a mut Variant>,
) -> syn::Result<(TokenStream, TokenStream)> {
    let (mut rows, mut arms) = (Vec::new(), Vec::new());
    for variant in variants {
        let ident = variant.ident.clone();
        let (text, doc) = (ident.to_string(), doc_text(&variant.attrs));
        let kind = match &variant.fields {
            Fields::Unit => quote!(::core::option::Option::None),
            _ => {
                let mut defaults = Vec::new();
                let kind = fields_kind(&mut variant.fields, &mut defaults)?;
                refuse_defaults(defaults)?;
                quote!(::core::option::Option::Some(#kind))
            }
        };
        rows.push(quote! {
            ::playground_base::VariantDescription { name: #text, doc: #doc, kind: #kind }
        });
        arms.push(copy_arm(name, &ident, &variant.fields));
    }
    Ok((
        quote!(::playground_base::FieldKind::Enum(&[#(#rows),*])),
        quote!(match self { #(#arms),* }),
    ))
}

/// Refuses defaults on the fields of a variant, which no code would use.
fn refuse_defaults(defaults: Vec<Option<Expr>>) -> syn::Result<()> {
    match defaults.into_iter().flatten().next() {
        None => Ok(()),
        Some(value) => Err(syn::Error::new_spanned(
            value,
            "`default = …` stands at the fields of a struct; an enum starts as the variant that \
             has `#[default]`",
        )),
    }
}

fn copy_arm(name: &syn::Ident, variant: &syn::Ident, fields: &Fields) -> TokenStream {
    match fields {
        Fields::Unit => quote!(#name::#variant => #name::#variant),
        Fields::Named(named) => {
            let names: Vec<_> = named.named.iter().map(|f| &f.ident).collect();
            quote!(#name::#variant { #(#names),* } => #name::#variant {
                #(#names: ::playground_base::Describe::copy_of(#names)),*
            })
        }
        Fields::Unnamed(unnamed) => {
            let names: Vec<_> = (0..unnamed.unnamed.len())
                .map(|at| format_ident!("field_{at}"))
                .collect();
            quote!(#name::#variant(#(#names),*) => #name::#variant(
                #(::playground_base::Describe::copy_of(#names)),*
            ))
        }
    }
}
