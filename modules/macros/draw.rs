//! `#[draw]`: a type with a function `draw` adds to the picture of the world.

use crate::reader::{self, Kind, Parts};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

const DRAW: Kind = Kind {
    function: "draw",
    lent: &[("Drawing", "drawing")],
    edits: false,
    missing: "what draws has a function for it: `fn draw(&mut self, drawing: &mut Drawing, boids: Query<&Boid>) { .. }`",
    answer: || quote!(::playground_core_ecs::param::Answer),
};

const NOT_BLOCK: &str = "put #[draw] on the type's own block, in which `draw` stands: `impl Paths { fn draw(..) { .. } }`";

pub fn expand(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    reader::expand(&DRAW, item, NOT_BLOCK, |function| {
        let (this, call) = (function.this, &function.call);
        if !options.is_empty() {
            return Err(syn::Error::new_spanned(&options, "#[draw] has no options"));
        }
        Ok(Parts {
            host: quote_spanned!(this.span()=> type __Host = ::playground_core_ecs::ReadHost<#this>;),
            view: quote! {
                impl ::playground_core_drawing::DrawView for __Reader {
                    #[allow(unused_variables, reason = "a drawing may have no parameters")]
                    fn draw(
                        &self,
                        world: ::playground_core_ecs::WorldReader<'_>,
                        drawing: &mut ::playground_core_drawing::Drawing,
                    ) -> ::core::result::Result<(), ::playground_base::ModuleError> {
                        self.host.run(world, |state, run| #call)
                    }
                }
            },
            state: None,
            beside: quote! {
                impl ::playground_core_drawing::Draw for #this {
                    type Implementation = __Reader;

                    fn open(
                        context: &::playground_base::Context,
                    ) -> ::core::result::Result<__Reader, ::playground_base::ModuleError> {
                        __Reader::new(context)
                    }
                }
            },
        })
    })
}
