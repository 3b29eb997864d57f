//! [`OtherSystem`]: a system of another block, as `after` and `before` name it.

use super::function::Function;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Pair;
use syn::spanned::Spanned;
use syn::{ExprPath, Ident, Path, Type, TypePath};

const SHAPE: &str =
    "a system of another block is named with the type of the block: `after = OtherSystems::swim`";

/// `movement::Movement::swim`.
pub struct OtherSystem {
    /// The type of its block.
    pub block: Box<Type>,
    pub ident: Ident,
}

impl Parse for OtherSystem {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ExprPath { qself, path, .. } = input.parse()?;
        let refused = syn::Error::new_spanned(&path, SHAPE);
        let mut segments = path.segments;
        let Some(last) = segments.pop().map(Pair::into_value) else {
            return Err(refused);
        };
        segments.pop_punct();
        let block = match qself {
            // `<Movement<Fish>>::swim`
            Some(qself) if segments.is_empty() => qself.ty,
            None if !segments.is_empty() => Box::new(Type::Path(TypePath {
                qself: None,
                path: Path {
                    leading_colon: path.leading_colon,
                    segments,
                },
            })),
            _ => return Err(refused),
        };
        if !last.arguments.is_none() {
            return Err(refused);
        }
        Ok(Self {
            block,
            ident: last.ident,
        })
    }
}

impl OtherSystem {
    /// Whether the path names a function of the block of `this`.
    pub fn is_of(&self, this: &Type) -> bool {
        let text = |ty: &Type| ty.to_token_stream().to_string();
        let block = text(&self.block);
        block == "Self" || block == text(this)
    }

    /// A block that makes the name, after the compiler checked the path and the stage. The type is
    /// written once, so that its mistakes are reported once.
    pub fn name(&self, by: &Function) -> TokenStream {
        let Self { block, ident } = self;
        let beside = quote_spanned!(block.span()=> beside);
        let checks = self.checks(by);
        quote! {{
            type __Block = #block;
            const FUNCTION: ::playground_core_ecs::param::BlockFunction =
                ::playground_core_ecs::param::NamedFunction(&<__Block>::#ident)
                    .#beside::<__Block>()
                    .#ident;
            #checks
            const NAME: &str = FUNCTION.name();
            NAME
        }}
    }

    /// Constants that do not evaluate where `FUNCTION` has no order with the system `by`.
    fn checks(&self, by: &Function) -> TokenStream {
        let Self { block, ident } = self;
        let (system, stage) = (&by.signature.ident, by.stage());
        let path = format!("{}::{ident}", block.to_token_stream()).replace(' ', "");
        let no_system = format!(
            "`{path}` is no system: `after` and `before` name functions with #[system], the others run when something calls them"
        );
        let other_stage = format!(
            "`{path}` runs in another stage than `{system}`: stages order them already, `after` and `before` are for systems of one stage"
        );
        quote_spanned! {ident.span()=>
            const _: () = ::core::assert!(FUNCTION.is_system(), #no_system);
            const _: () = ::core::assert!(
                FUNCTION.runs_in(::playground_core_ecs::Stage::#stage),
                #other_stage
            );
        }
    }
}
