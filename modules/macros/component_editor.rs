//! `#[inspector]` and `#[gizmo]`: a type whose function edits one component, in the inspector or in
//! the viewport.

use crate::reader::{self, Function, Kind, Parts};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

const INSPECTOR: Kind = Kind {
    function: "ui",
    lent: &[("Ui", "ui")],
    edits: true,
    missing: "an inspector has a function that edits one component: `fn ui(&mut self, ui: &mut Ui, hull: &mut Hull) { .. }`",
    answer: || quote!(::playground_core_ecs::param::Answer),
};

const GIZMO: Kind = Kind {
    function: "gizmo",
    lent: &[("Gizmo", "gizmo")],
    edits: true,
    missing: "a gizmo has a function that edits one component: `fn gizmo(&mut self, gizmo: &mut Gizmo, hull: &mut Hull) { .. }`",
    answer: || quote!(::playground_core_ecs::param::Answer),
};

const INSPECTOR_NOT_BLOCK: &str = "put #[inspector] on the type's own block, in which `ui` stands: `impl HullInspector { fn ui(..) { .. } }`";
const GIZMO_NOT_BLOCK: &str = "put #[gizmo] on the type's own block, in which `gizmo` stands: `impl HullGizmo { fn gizmo(..) { .. } }`";

pub fn expand_inspector(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    reader::expand(&INSPECTOR, item, INSPECTOR_NOT_BLOCK, |function| {
        let shows_fields = shows_fields(options)?;
        let call = &function.call;
        let view = quote! {
            impl ::playground_core_ui::InspectorView for __Reader {
                fn info(&self) -> ::playground_core_ui::InspectorInfo {
                    ::playground_core_ui::InspectorInfo {
                        component: <__Edited>::NAME,
                        shows_fields: #shows_fields,
                    }
                }
                #[allow(unused_variables, reason = "not every inspector draws something")]
                fn ui(
                    &self,
                    ui: &mut ::playground_graphics::egui::Ui,
                    world: ::playground_core_ecs::WorldReader<'_>,
                    value: &::playground_base::Value,
                ) -> ::core::result::Result<::playground_base::Value, ::playground_base::ModuleError> {
                    <__Edited>::edit(value, |component| {
                        self.host.run(world, |state, run| #call)
                    })
                }
            }
        };
        Ok(parts(function, view, &quote!(Inspector)))
    })
}

pub fn expand_gizmo(options: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    reader::expand(&GIZMO, item, GIZMO_NOT_BLOCK, |function| {
        if !options.is_empty() {
            return Err(syn::Error::new_spanned(&options, "#[gizmo] has no options"));
        }
        let call = &function.call;
        let view = quote! {
            impl ::playground_core_ui::GizmoView for __Reader {
                fn component(&self) -> &'static str {
                    <__Edited>::NAME
                }
                #[allow(unused_variables, reason = "not every gizmo draws something")]
                fn gizmo(
                    &self,
                    gizmo: &mut ::playground_core_ui::Gizmo,
                    world: ::playground_core_ecs::WorldReader<'_>,
                    value: &::playground_base::Value,
                ) -> ::core::result::Result<::playground_base::Value, ::playground_base::ModuleError> {
                    <__Edited>::edit(value, |component| {
                        self.host.run(world, |state, run| #call)
                    })
                }
            }
        };
        Ok(parts(function, view, &quote!(ComponentGizmo)))
    })
}

/// `of` is the trait that a test opens the type by.
fn parts(function: &Function<'_>, view: TokenStream, of: &TokenStream) -> Parts {
    let (this, component) = (function.this, function.component);
    let edited = quote_spanned! {component.span()=>
        type __Edited = ::playground_core_ui::Edited<
            #component,
            { !<#component as ::playground_base::Component>::CAST.is_empty() },
        >;
    };
    Parts {
        host: quote_spanned! {this.span()=>
            #edited
            type __Host = ::playground_core_ecs::ReadHost<#this>;
        },
        view,
        state: None,
        beside: quote! {
            impl ::playground_core_ui::#of for #this {
                type Implementation = __Reader;

                fn open(
                    context: &::playground_base::Context,
                ) -> ::core::result::Result<__Reader, ::playground_base::ModuleError> {
                    __Reader::new(context)
                }
            }
        },
    }
}

fn shows_fields(options: TokenStream) -> syn::Result<bool> {
    if options.is_empty() {
        return Ok(false);
    }
    let why = "#[inspector] has one option: `with_fields` shows the fields of the component below";
    match syn::parse2::<syn::Ident>(options.clone()) {
        Ok(option) if option == "with_fields" => Ok(true),
        _ => Err(syn::Error::new_spanned(options, why)),
    }
}
