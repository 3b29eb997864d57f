//! The options of `#[panel(..)]`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{Expr, Ident, LitStr};

const SIDES: [&str; 4] = ["Left", "Center", "Right", "Bottom"];

/// `#[panel(title = "Stopwatch", icon = ICON_TIMER, side = Right, order = 50)]`.
#[derive(Default)]
pub struct PanelOptions {
    title: Option<LitStr>,
    icon: Option<Expr>,
    side: Option<Ident>,
    order: Option<Expr>,
}

impl PanelOptions {
    pub fn parse(options: TokenStream) -> syn::Result<Self> {
        let mut parsed = Self::default();
        let parser = syn::meta::parser(|meta| {
            let option = meta.path.get_ident().map(ToString::to_string);
            match option.unwrap_or_default().as_str() {
                "title" => parsed.title = Some(meta.value()?.parse()?),
                "icon" => parsed.icon = Some(meta.value()?.parse()?),
                "side" => parsed.side = Some(side(meta.value()?.parse()?)?),
                "order" => parsed.order = Some(meta.value()?.parse()?),
                _ => {
                    return Err(meta.error("unknown option; there are title, icon, side, order"));
                }
            }
            Ok(())
        });
        parser.parse2(options)?;
        match &parsed.title {
            Some(title) if !title.value().trim().is_empty() => Ok(parsed),
            Some(title) => Err(syn::Error::new(title.span(), NO_TITLE)),
            None => Err(syn::Error::new(Span::call_site(), NO_TITLE)),
        }
    }

    /// `PanelInfo { .. }`.
    pub fn info(&self) -> TokenStream {
        let title = &self.title;
        let icon = self.icon();
        let side = self.side.iter();
        let side = quote!(#(::playground_core_ui::DockSide::#side)*);
        let side = match self.side {
            Some(_) => side,
            None => quote!(::playground_core_ui::DockSide::Right),
        };
        let order = match &self.order {
            Some(order) => quote!(#order),
            None => quote!(100),
        };
        quote! {
            ::playground_core_ui::PanelInfo {
                title: #title,
                icon: #icon,
                side: #side,
                order: #order,
            }
        }
    }

    /// A name alone is one of the Material Icons.
    fn icon(&self) -> TokenStream {
        match &self.icon {
            None => quote!(::playground_core_ui::icon::ICON_EXTENSION.codepoint),
            Some(Expr::Path(path)) => match path.path.get_ident() {
                Some(name) => {
                    quote_spanned!(name.span()=> ::playground_core_ui::icon::#name.codepoint)
                }
                None => quote_spanned!(path.span()=> #path.codepoint),
            },
            Some(text) => quote!(#text),
        }
    }
}

const NO_TITLE: &str = "a panel has a title, by which its tab, the menu View and the saved layout know it: `#[panel(title = \"Stopwatch\")]`";

fn side(side: Ident) -> syn::Result<Ident> {
    let is_known = SIDES.iter().any(|known| side == known);
    is_known.then_some(side.clone()).ok_or_else(|| {
        let why = "a panel stands at one of the sides Left, Center, Right, Bottom";
        syn::Error::new(side.span(), why)
    })
}
