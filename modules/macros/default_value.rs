//! `#[field(default = …)]`: the value that a field starts with.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Expr, Fields, Lit, LitFloat, Type};

/// `impl Default` for a struct with `default = …` on fields; other fields take the default of their
/// type. `None` if no field has one: then `Default` is derived.
pub fn implementation(input: &DeriveInput, defaults: &[Option<Expr>]) -> Option<TokenStream> {
    let Data::Struct(data) = &input.data else {
        return None;
    };
    if defaults.iter().all(Option::is_none) {
        return None;
    }
    let values = data.fields.iter().zip(defaults).map(|(field, default)| {
        let ty = &field.ty;
        match default {
            Some(value) => fitting(value.clone(), ty),
            None => quote!(<#ty as ::core::default::Default>::default()),
        }
    });
    let made = match &data.fields {
        Fields::Unnamed(_) => quote!(Self(#(#values),*)),
        Fields::Named(_) | Fields::Unit => {
            let names = data.fields.iter().map(|field| &field.ident);
            quote!(Self { #(#names: #values),* })
        }
    };
    let name = &input.ident;
    Some(quote! {
        impl ::core::default::Default for #name {
            fn default() -> Self {
                #made
            }
        }
    })
}

/// The value converted to the field's type: `5` for an `f32` becomes `5.0`, and `"shark"` for a
/// `String` is wrapped in `String::from`.
fn fitting(value: Expr, ty: &Type) -> TokenStream {
    match type_name(ty).as_deref() {
        Some("f32" | "f64") => {
            let value = with_floats(value);
            quote!(#value)
        }
        Some("String") if is_text(&value) => {
            quote!(::std::string::String::from(#value))
        }
        _ => quote!(#value),
    }
}

fn type_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) if path.qself.is_none() => {
            Some(path.path.segments.last()?.ident.to_string())
        }
        _ => None,
    }
}

fn is_text(value: &Expr) -> bool {
    matches!(value, Expr::Lit(literal) if matches!(literal.lit, Lit::Str(_)))
}

/// Whole numbers as floats, also in `-1`, `(2)` and `PI / 2`.
fn with_floats(value: Expr) -> Expr {
    match value {
        Expr::Lit(mut literal) => {
            if let Lit::Int(number) = &literal.lit
                && number.suffix().is_empty()
            {
                literal.lit = float(number.base10_digits(), number.span()).into();
            }
            Expr::Lit(literal)
        }
        Expr::Unary(mut unary) => {
            *unary.expr = with_floats(*unary.expr);
            Expr::Unary(unary)
        }
        Expr::Paren(mut paren) => {
            *paren.expr = with_floats(*paren.expr);
            Expr::Paren(paren)
        }
        Expr::Binary(mut binary) => {
            *binary.left = with_floats(*binary.left);
            *binary.right = with_floats(*binary.right);
            Expr::Binary(binary)
        }
        other => other,
    }
}

fn float(digits: &str, span: Span) -> LitFloat {
    LitFloat::new(&format!("{digits}.0"), span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_fit_a_float_field() {
        for (value, ty, expected) in [
            ("5", "f32", "5.0"),
            ("5_000", "f64", "5000.0"),
            ("-1", "f32", "- 1.0"),
            ("PI / 2", "f32", "PI / 2.0"),
            ("2 * (3 + x)", "f32", "2.0 * (3.0 + x)"),
            ("5", "u32", "5"),
            ("5.5", "f32", "5.5"),
            ("Vec3::ONE", "Vec3", "Vec3 :: ONE"),
            (
                "\"shark\"",
                "String",
                ":: std :: string :: String :: from (\"shark\")",
            ),
        ] {
            let value = syn::parse_str(value).expect("an expression");
            let ty = syn::parse_str(ty).expect("a type");
            assert_eq!(fitting(value, &ty).to_string(), expected);
        }
    }
}
