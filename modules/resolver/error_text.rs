//! Parts of error messages.

use std::path::Path;

use crate::package_kind::PackageKind;
use crate::resolve_error::Offer;

pub fn did_you_mean(nearest: &Option<String>) -> String {
    let hint = |nearest| format!(" (did you mean `{nearest}`?)");
    nearest.as_ref().map(hint).unwrap_or_default()
}

pub fn instead_of(nearest: &Option<String>) -> String {
    let hint =
        |nearest| format!(" (is package.metadata.{nearest} meant to be package.metadata.modules?)");
    nearest.as_ref().map(hint).unwrap_or_default()
}

pub fn kind_remedy(
    name: &str,
    manifest: &Path,
    found: PackageKind,
    expected: PackageKind,
) -> String {
    match found.declared_in() {
        Some(key) => format!("list it under {key}, or name {expected}"),
        None => format!(
            "name {expected}, or give {name} {} ({})",
            expected.defined_by(),
            manifest.display()
        ),
    }
}

pub fn known_systems(known: &[String]) -> String {
    match known {
        [] => "no package of the workspace provides this core yet".to_owned(),
        known => known.join(", "),
    }
}

pub fn list_offers(offers: &[Offer]) -> String {
    let one = |offer: &Offer| {
        let (provides, missing) = (list(&offer.provides), list(&offer.missing));
        format!("{} provides {provides} (lacks {missing})", offer.system)
    };
    offers.iter().map(one).collect::<Vec<_>>().join("; ")
}

pub fn list(names: &[String]) -> String {
    match names {
        [] => "none".to_owned(),
        names => names.join(", "),
    }
}
