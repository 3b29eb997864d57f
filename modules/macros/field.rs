//! `#[field(…)]` and doc comments.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Field, Lit, LitStr, Meta, Type};

/// The options of `#[field(…)]`.
#[derive(Default)]
pub struct FieldOptions {
    unit: Option<TokenStream>,
    min: Option<TokenStream>,
    max: Option<TokenStream>,
    step: Option<TokenStream>,
    pub former: Vec<String>,
    pub default: Option<Expr>,
    hidden: bool,
    asset: Option<String>,
    only: Option<(String, Vec<String>)>,
}

impl FieldOptions {
    /// Removes and parses the `#[field]` attributes of the field.
    pub fn take(field: &mut Field) -> syn::Result<Self> {
        let mut options = Self::default();
        for attribute in extract(&mut field.attrs, "field") {
            attribute.parse_nested_meta(|meta| {
                let Some(option) = meta.path.get_ident() else {
                    return Err(meta.error("expected an option"));
                };
                match option.to_string().as_str() {
                    "hidden" => options.hidden = true,
                    "asset" => options.asset = Some(meta.value()?.parse::<LitStr>()?.value()),
                    "only" => options.only = Some(condition(&meta)?),
                    "unit" => options.unit = Some(value(&meta)?),
                    "min" => options.min = Some(value(&meta)?),
                    "max" => options.max = Some(value(&meta)?),
                    "step" => options.step = Some(value(&meta)?),
                    "default" => options.default = Some(meta.value()?.parse()?),
                    "former" => options.former = names(meta.value()?.parse()?)?,
                    _ => {
                        return Err(meta.error(
                            "unknown option; there are default, unit, min, max, step, former, hidden, only, asset",
                        ));
                    }
                }
                Ok(())
            })?;
        }
        Ok(options)
    }

    /// Removes the `#[field]` attributes of a field without a name, and returns its default.
    pub fn take_unnamed(field: &mut Field) -> syn::Result<Option<Expr>> {
        let why = "a field without a name takes `default` alone; give it a name for the rest";
        Self::take_default(field, why)
    }

    /// Removes the `#[field]` attributes of a field that may have a default and nothing else, and
    /// returns the default. `why` is the error for other options.
    pub fn take_default(field: &mut Field, why: &str) -> syn::Result<Option<Expr>> {
        let mut default = None;
        for attribute in extract(&mut field.attrs, "field") {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("default") {
                    default = Some(meta.value()?.parse()?);
                    Ok(())
                } else {
                    Err(meta.error(why))
                }
            })?;
        }
        Ok(default)
    }

    /// The field's row in the description.
    pub fn description(&self, field: &Field) -> TokenStream {
        let name = field.ident.as_ref().map(ToString::to_string);
        let name = name.unwrap_or_default();
        let name = name.trim_start_matches("r#");
        let doc = doc_text(&field.attrs);
        let (former, hidden) = (&self.former, self.hidden);
        let unit = self.unit.clone().unwrap_or_else(|| quote!(""));
        let (min, max) = (number(&self.min), number(&self.max));
        let step = number(&self.step);
        let only = match &self.only {
            Some((field, variants)) => quote!(::core::option::Option::Some(
                ::playground_base::FieldCondition {
                    field: #field,
                    variants: &[#(#variants),*],
                }
            )),
            None => quote!(::core::option::Option::None),
        };
        let asset = match &self.asset {
            Some(kind) => quote!(::core::option::Option::Some(#kind)),
            None => quote!(::core::option::Option::None),
        };
        let kind = kind_of(&field.ty);
        quote! {
            ::playground_base::FieldDescription {
                name: #name,
                former_names: &[#(#former),*],
                doc: #doc,
                unit: #unit,
                min: #min,
                max: #max,
                step: #step,
                hidden: #hidden,
                only: #only,
                asset: #asset,
                kind: #kind,
            }
        }
    }
}

/// The kind of a type, with the span of the type, so that errors point at it.
pub fn kind_of(ty: &Type) -> TokenStream {
    quote_spanned!(ty.span()=> <#ty as ::playground_base::Describe>::KIND)
}

fn value(meta: &syn::meta::ParseNestedMeta) -> syn::Result<TokenStream> {
    let value: Expr = meta.value()?.parse()?;
    Ok(quote!(#value))
}

/// `only(kind = "Spot")`, or a list of variants.
fn condition(meta: &syn::meta::ParseNestedMeta) -> syn::Result<(String, Vec<String>)> {
    let mut found = None;
    meta.parse_nested_meta(|meta| {
        let field = meta.path.require_ident()?.to_string();
        found = Some((field, names(meta.value()?.parse()?)?));
        Ok(())
    })?;
    found.ok_or_else(|| meta.error("expected a field and its variants: only(kind = \"Spot\")"))
}

fn number(value: &Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some((#value) as f64)),
        None => quote!(::core::option::Option::None),
    }
}

/// `["a", "b"]` or `"a"`.
pub fn names(value: Expr) -> syn::Result<Vec<String>> {
    match value {
        Expr::Lit(syn::ExprLit {
            lit: Lit::Str(name),
            ..
        }) => Ok(vec![name.value()]),
        Expr::Array(array) => {
            let lists: syn::Result<Vec<_>> = array.elems.into_iter().map(names).collect();
            Ok(lists?.concat())
        }
        other => Err(syn::Error::new_spanned(
            other,
            "expected a name or a list of names",
        )),
    }
}

/// Removes and returns the attributes called `name`.
pub fn extract(attributes: &mut Vec<Attribute>, name: &str) -> Vec<Attribute> {
    let (taken, others) = std::mem::take(attributes)
        .into_iter()
        .partition(|attribute| attribute.path().is_ident(name));
    *attributes = others;
    taken
}

/// The first paragraph of the doc comment, on one line.
pub fn doc_text(attributes: &[Attribute]) -> String {
    let mut words = Vec::new();
    for attribute in attributes {
        let Meta::NameValue(pair) = &attribute.meta else {
            continue;
        };
        let Expr::Lit(syn::ExprLit {
            lit: Lit::Str(line),
            ..
        }) = &pair.value
        else {
            continue;
        };
        if !pair.path.is_ident("doc") {
            continue;
        }
        let line = line.value();
        if line.trim().is_empty() && !words.is_empty() {
            break;
        }
        words.extend(line.split_whitespace().map(str::to_owned));
    }
    words.join(" ")
}
