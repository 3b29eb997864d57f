//! [`TraitOptions`]: `copy` and `by_hand(..)`.

use syn::Path;
use syn::meta::ParseNestedMeta;

/// The options about traits.
#[derive(Default)]
pub struct TraitOptions {
    /// `by_hand(Default, PartialEq)`: traits that are derived otherwise.
    pub by_hand: Vec<String>,
    /// `copy`, as it was written.
    pub copy: Option<Path>,
}

impl TraitOptions {
    /// Takes the option if it is one of these.
    pub fn parse(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<bool> {
        if meta.path.is_ident("copy") {
            self.copy = Some(meta.path.clone());
            return Ok(true);
        }
        let is_by_hand = meta.path.is_ident("by_hand");
        if is_by_hand {
            parse_by_hand(meta, &mut self.by_hand)?;
        }
        Ok(is_by_hand)
    }

    pub fn is_by_hand(&self, name: &str) -> bool {
        self.by_hand.iter().any(|by_hand| by_hand == name)
    }
}

/// `by_hand(Default, PartialEq)`: traits that are derived otherwise.
pub fn parse_by_hand(meta: &ParseNestedMeta<'_>, to: &mut Vec<String>) -> syn::Result<()> {
    meta.parse_nested_meta(|named| {
        let name = named.path.get_ident().map(ToString::to_string);
        let name =
            name.filter(|name| ["Clone", "Debug", "Default", "PartialEq"].contains(&name.as_str()));
        to.push(name.ok_or_else(|| {
            named.error("expected one of Clone, Debug, Default, PartialEq: these come along")
        })?);
        Ok(())
    })
}
