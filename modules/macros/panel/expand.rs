//! Generates the ViewModel of a panel.

use super::options::PanelOptions;
use crate::reader::{self, Kind, Parts};
use crate::view_model;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

const PANEL: Kind = Kind {
    function: "ui",
    lent: &[("Ui", "ui"), ("PanelContext", "context")],
    edits: false,
    missing: "a panel has a function that draws it: `fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext) { .. }`",
    answer: || quote!(::playground_core_ui::PanelAnswer),
};

const NOT_BLOCK: &str = "put #[panel] on the type's own block, in which `ui` stands: `impl Stopwatch { fn ui(..) { .. } }`. The struct itself gets #[state]";

pub fn expand(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    reader::expand(&PANEL, item, NOT_BLOCK, |function| {
        let info = PanelOptions::parse(options)?.info();
        Ok(Parts {
            host: host(function.this),
            view: view(&info, &function.call),
            state: Some(state_methods(function.name)),
            beside: panel(function.this),
        })
    })
}

/// If the type is no state, the compiler reports that at the constant, and nowhere else.
fn host(this: &Type) -> TokenStream {
    quote_spanned! {this.span()=>
        type __Host = ::playground_core_ui::PanelHost<
            #this,
            { <#this as ::playground_core_ui::PanelState>::IS_STATE },
        >;
    }
}

fn view(info: &TokenStream, call: &TokenStream) -> TokenStream {
    quote! {
        impl ::playground_core_ui::PanelView for __Reader {
            fn info(&self) -> ::playground_core_ui::PanelInfo {
                #info
            }
            #[allow(unused_variables, reason = "not every panel takes both")]
            fn ui(
                &self,
                ui: &mut ::playground_graphics::egui::Ui,
                context: &mut ::playground_core_ui::PanelContext<'_>,
            ) -> ::core::result::Result<(), ::playground_base::ModuleError> {
                self.host.run(context.world, |state, run| #call)
            }
        }
    }
}

fn panel(this: &Type) -> TokenStream {
    quote! {
        impl ::playground_core_ui::Panel for #this {
            type Implementation = __Reader;

            fn open(
                context: &::playground_base::Context,
            ) -> ::core::result::Result<__Reader, ::playground_base::ModuleError> {
                __Reader::new(context)
            }
        }
    }
}

fn state_methods(name: &str) -> TokenStream {
    view_model::save_and_restore(
        &quote!(::core::option::Option::Some(self.host.save(#name))),
        &quote!(self.host.restore(#name, &state)),
    )
}
